import { describe, expect, test } from 'vitest';
import { alertOf } from '#electron/alert/alert.ts';
import { decide, type Situation } from '#electron/alert/rules.ts';
import { type AlertDecision, type AlertReason, alertLevels } from '#electron/model/alert.ts';
import { type AlertRule, alertActions } from '#electron/model/alert-rule.ts';
import type { StoredMessage } from '#electron/model/message.ts';

const message: StoredMessage = {
  room: 'desk@rooms.localhost',
  key: 1000,
  author: { id: 'ben@localhost', name: 'Ben' },
  own: false,
  sentAt: 1,
  text: 'Feed B is late',
  importance: 'Regular',
  mentionsMe: false,
};

const desk = { address: message.room, category: 'Trading' };
const away: Situation = {
  live: true,
  followed: true,
  room: desk,
  ownLevel: undefined,
  alerts: true,
  choices: { level: 'all', keywords: [], rules: [], importantAnyway: true },
  feeds: [],
  presenting: false,
  quiet: false,
  looking: null,
  readUpTo: 0,
  now: new Date(2023, 0, 2, 12).getTime(),
};

/** What the person knows already, or what keeps all alerts away: where somebody looks, and how the message came. */
const knowing = {
  live: [true, false],
  own: [false, true],
  followed: [true, false],
  read: [false, true],
  open: ['this room', 'another', 'none'],
  focus: [true, false],
  visible: [true, false],
  idle: [false, true],
  alerts: [true, false],
} as const;

/** What the person asked for, and whether now. */
const wishing = {
  level: alertLevels,
  own: [undefined, ...alertLevels],
  match: ['nothing', 'keyword', 'mention'],
  important: [false, true],
  schedule: ['none', 'quiet', 'quiet, important anyway', 'presenting', 'presenting and quiet'],
  feed: [undefined, ...alertActions],
  scope: ['none', 'person', 'another person', 'room', 'another room', 'category', 'another category', 'all'],
  of: ['everything', 'mention', 'keyword', 'important', 'feed'],
  action: alertActions,
  hours: ['always', 'now', 'later'],
} as const;

/** Of a secret room it is decided as of others, and told otherwise. */
const secret = [false, true] as const;

type Columns = Readonly<Record<string, readonly unknown[]>>;
type Row<C extends Columns> = { readonly [K in keyof C]: C[K][number] };

/** Every combination, none left out. */
function* rows<C extends Columns>(columns: C): Generator<Row<C>> {
  const names = Object.keys(columns);
  const lists = Object.values(columns);
  const total = lists.reduce((product, values) => product * values.length, 1);
  for (let number = 0; number < total; number += 1) {
    let rest = number;
    const row = names.map((name, index) => {
      const values = lists[index] ?? [];
      const value = values[rest % values.length];
      rest = Math.floor(rest / values.length);
      return [name, value];
    });
    // Each entry is of one of the columns, and all of them make a row.
    yield Object.fromEntries(row) as Row<C>;
  }
}

const countOf = (columns: Columns): number =>
  Object.values(columns).reduce((product, values) => product * values.length, 1);

type Knowing = Row<typeof knowing>;
type Wishing = Row<typeof wishing>;

function decideKnowing(row: Knowing): AlertDecision {
  const seen = { 'this room': message.room, another: 'other@rooms.localhost', none: null }[row.open];
  return decide(
    { ...message, own: row.own },
    {
      ...away,
      live: row.live,
      followed: row.followed,
      alerts: row.alerts,
      // As the window tells it: nobody looks at what has no focus, is not visible, or stands before an empty chair.
      looking: row.focus && row.visible && !row.idle ? seen : null,
      readUpTo: row.read ? message.key : message.key - 1,
    },
  );
}

/** The first reason for which somebody needs no alert, told as a person would tell it. */
function needless(row: Knowing): AlertReason | undefined {
  if (!row.live) return 'not live';
  if (row.own) return 'own message';
  if (!row.followed) return 'not followed';
  if (row.read) return 'already read';
  if (row.open === 'this room' && row.focus && row.visible && !row.idle) return 'looking at it';
  return row.alerts ? undefined : 'alerts off';
}

const monday = [0, 1, 2, 3, 4, 5, 6];
const hours = { always: null, now: { days: monday, from: 0, to: 0 }, later: { days: [], from: 0, to: 0 } };
const scopes = {
  none: undefined,
  person: { kind: 'person', person: message.author.id },
  'another person': { kind: 'person', person: 'ana@localhost' },
  room: { kind: 'room', room: message.room },
  'another room': { kind: 'room', room: 'lobby@rooms.localhost' },
  category: { kind: 'category', category: desk.category },
  'another category': { kind: 'category', category: 'Operations' },
  all: { kind: 'all' },
} as const;

function ruleOf(row: Wishing): readonly AlertRule[] {
  const scope = scopes[row.scope];
  if (!scope) return [];
  const match = row.of === 'feed' ? ({ kind: 'feed', feed: 'f' } as const) : { kind: row.of };
  return [{ id: 'r', name: '', scope, match, action: row.action, hours: hours[row.hours] }];
}

function situationOf(row: Wishing): readonly [StoredMessage, Situation] {
  const said: StoredMessage = {
    ...message,
    mentionsMe: row.match === 'mention',
    importance: row.important ? 'Alert' : 'Regular',
  };
  const choices = {
    level: row.level,
    keywords: row.match === 'keyword' ? ['late'] : ['early'],
    rules: ruleOf(row),
    importantAnyway: row.schedule !== 'quiet',
  };
  const situation: Situation = {
    ...away,
    ownLevel: row.own,
    choices,
    feeds: row.feed === undefined ? [] : [{ feed: 'f', action: row.feed }],
    presenting: row.schedule.startsWith('presenting'),
    quiet: row.schedule.includes('quiet'),
  };
  return [said, situation];
}

/** Told as a person would tell it: who asked for it, narrowest first, and then whether now. */
function expected(row: Wishing): Pick<AlertDecision, 'alert' | 'sound'> {
  const action = asked(row);
  const now = {
    none: true,
    quiet: false,
    'quiet, important anyway': row.important,
    presenting: false,
    'presenting and quiet': false,
  }[row.schedule];
  const alert = now && (action === 'notify' || action === 'sound');
  return { alert, sound: alert && action === 'sound' };
}

function asked(row: Wishing): AlertRule['action'] {
  const reaches = (level: (typeof alertLevels)[number]): AlertRule['action'] => {
    const wanted = {
      all: true,
      mentions: row.match !== 'nothing' || row.important,
      important: row.important,
      nothing: false,
    }[level];
    return wanted ? 'notify' : 'count';
  };
  const fits = {
    everything: true,
    mention: row.match === 'mention',
    keyword: row.match === 'keyword',
    important: row.important,
    feed: row.feed !== undefined,
  }[row.of];
  const rule = (...of: readonly Wishing['scope'][]): boolean =>
    fits && row.hours !== 'later' && of.includes(row.scope);
  if (row.own === 'nothing') return 'count';
  if (rule('person')) return row.action;
  if (row.feed === 'notify' || row.feed === 'sound') return row.feed;
  if (rule('room')) return row.action;
  if (row.own !== undefined) return reaches(row.own);
  return rule('category', 'all') ? row.action : reaches(row.level);
}

describe('alert rules', () => {
  test('what somebody knows already, or does not ask for at all, never alerts, and the reason is the first of them', () => {
    let count = 0;
    for (const row of rows(knowing)) {
      const { alert, because } = decideKnowing(row);
      const reason = needless(row) ?? 'message';
      if (because !== reason || alert !== (reason === 'message')) {
        expect.fail(`${JSON.stringify(row)} gave ${because}, not ${reason}`);
      }
      count += 1;
    }
    expect(count).toBe(countOf(knowing));
  });

  test('everything else alerts in exactly the situations in which somebody asked for it, and may be disturbed', () => {
    let count = 0;
    let alerts = 0;
    for (const row of rows(wishing)) {
      const decision = decide(...situationOf(row));
      const right = expected(row);
      if (decision.alert !== right.alert || decision.sound !== right.sound) {
        expect.fail(`${JSON.stringify(row)} gave ${JSON.stringify(decision)}`);
      }
      count += 1;
      alerts += Number(decision.alert);
    }
    expect(count).toBe(countOf(wishing));
    expect(alerts).toBeGreaterThan(0);
  });

  test('whatever was asked for, what somebody knows already stays silent', () => {
    const reasons = [...rows(knowing)].filter(needless);
    let index = 0;
    for (const row of rows(wishing)) {
      const [said, situation] = situationOf(row);
      const known = reasons[index % reasons.length];
      index += 1;
      if (known?.open !== 'this room') continue;
      const looking = known.focus && known.visible && !known.idle ? message.room : null;
      const { live, followed, alerts, own } = known;
      const readUpTo = known.read ? message.key : 0;
      const all = { ...situation, live, followed, alerts, looking, readUpTo };
      if (decide({ ...said, own }, all).alert) expect.fail(JSON.stringify({ known, row }));
    }
  });

  test('an alert of a secret room is raised as of any other, and says nothing of it outside the window', () => {
    for (const row of rows({ secret, important: [false, true], mention: [false, true] })) {
      const { mention: mentionsMe, important } = row;
      const said = { ...message, mentionsMe, importance: important ? 'Alert' : 'Regular' } as const;
      const { outside } = alertOf(said, 'Panel', decide(said, away), row.secret);
      expect(/Ben|Panel|late/.test(JSON.stringify(outside))).toBe(!row.secret);
    }
  });

  test('no louder level is quieter, and no quieter one louder', () => {
    for (const row of rows({ ...wishing, own: [undefined], scope: ['none'], feed: [undefined] } as const)) {
      if (row.level === 'nothing' || decide(...situationOf(row)).alert) continue;
      const quieter = alertLevels[alertLevels.indexOf(row.level) + 1] ?? 'nothing';
      if (decide(...situationOf({ ...row, level: quieter })).alert) expect.fail(JSON.stringify(row));
    }
  });

  const rule = (
    id: string,
    scope: AlertRule['scope'],
    action: AlertRule['action'],
    kind: 'everything' | 'mention' = 'everything',
  ): AlertRule => ({ id, name: '', scope, action, match: { kind }, hours: null });
  const { person, room, category, all } = scopes;
  test.each([
    ['who wrote it before where', [rule('all', all, 'sound'), rule('who', person, 'count')], 'who'],
    [
      'the room before its category',
      [rule('category', category, 'nothing'), rule('room', room, 'notify')],
      'room',
    ],
    [
      'the category before all',
      [rule('all', all, 'notify'), rule('category', category, 'nothing')],
      'category',
    ],
    [
      'some messages before all',
      [rule('all', all, 'nothing'), rule('some', all, 'notify', 'mention')],
      'some',
    ],
    ['of two alike the quieter', [rule('loud', all, 'sound'), rule('quiet', all, 'count')], 'quiet'],
  ])('of several rules the narrower goes first: %s', (_, rules, id) => {
    const said = { ...message, mentionsMe: true };
    for (const order of [rules, rules.toReversed()]) {
      const decision = decide(said, { ...away, choices: { ...away.choices, rules: order } });
      expect(decision).toMatchObject({ because: 'rule', rule: id });
    }
  });

  type Said = Partial<StoredMessage>;
  type Around = Partial<Omit<Situation, 'choices'>> & Partial<Situation['choices']>;
  const reasons: readonly [string, Said, Around, AlertReason][] = [
    ['a message from the archive', {}, { live: false }, 'not live'],
    ['an own message from another device', { own: true }, {}, 'own message'],
    ['a room that is only visited', {}, { followed: false }, 'not followed'],
    ['a message read elsewhere already', {}, { readUpTo: 1000 }, 'already read'],
    ['the room that the person looks at', {}, { looking: message.room }, 'looking at it'],
    ['alerts switched off', {}, { alerts: false }, 'alerts off'],
    ['a muted room, even if important', { importance: 'Alert' }, { ownLevel: 'nothing' }, 'room level'],
    [
      'a muted room, even if a rule wants it',
      {},
      { ownLevel: 'nothing', rules: [rule('r', person, 'sound')] },
      'room level',
    ],
    [
      'a mention in a room for what is important',
      { mentionsMe: true },
      { ownLevel: 'important' },
      'room level',
    ],
    ['a plain message where mentions are usual', {}, { level: 'mentions' }, 'room level'],
    [
      'what is important, while others see the screen',
      { importance: 'Alert' },
      { presenting: true },
      'presenting',
    ],
    ['a mention in quiet hours', { mentionsMe: true }, { quiet: true }, 'do not disturb'],
    ['a rule in quiet hours', {}, { quiet: true, rules: [rule('r', person, 'sound')] }, 'do not disturb'],
    ['a mention, even of high importance', { mentionsMe: true, importance: 'Alert' }, {}, 'mentioned'],
    ['high importance', { importance: 'Alert' }, {}, 'important'],
    ['high importance in quiet hours', { importance: 'Alert' }, { quiet: true }, 'important'],
    ['a keyword', {}, { keywords: ['LATE'], level: 'mentions' }, 'keyword'],
    ['a keyword in the title of a story', { storyTitle: 'Outage' }, { keywords: ['outage'] }, 'keyword'],
    ['a part of a word', {}, { keywords: ['lat'] }, 'message'],
    ['a plain message', {}, {}, 'message'],
    ['a rule that silences', { mentionsMe: true }, { rules: [rule('r', category, 'nothing')] }, 'rule'],
    ['a feed', {}, { ownLevel: 'important', feeds: [{ feed: 'f', action: 'notify' }] }, 'feed'],
    ['a feed that only counts', {}, { feeds: [{ feed: 'f', action: 'count' }] }, 'message'],
    ['another room than the visible one', {}, { looking: 'other@rooms.localhost' }, 'message'],
    ['a message past the read marker', {}, { readUpTo: 999 }, 'message'],
  ];
  test.each(reasons)('%s: the reason given says so', (_, ofMessage, around, because) => {
    const { level = 'all', keywords = [], rules = [], importantAnyway = true, ...rest } = around;
    const choices = { level, keywords, rules, importantAnyway };
    expect(decide({ ...message, ...ofMessage }, { ...away, ...rest, choices }).because).toBe(because);
  });
});
