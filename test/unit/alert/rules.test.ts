import { describe, expect, test } from 'vitest';
import { decide, type Situation } from '#electron/alert/rules.ts';
import { type AlertReason, alertLevels } from '#electron/model/alert.ts';
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

const away: Situation = {
  live: true,
  followed: true,
  alerts: true,
  level: 'all',
  keywords: [],
  presenting: false,
  quiet: false,
  importantAnyway: true,
  looking: null,
  readUpTo: 0,
};

/** Everything that the rules look at. Who is looking follows from focus, visibility, idleness and the open room. */
const columns = {
  live: [true, false],
  own: [false, true],
  followed: [true, false],
  read: [false, true],
  open: ['this room', 'another', 'none'],
  window: ['in front', 'behind', 'hidden', 'idle'],
  alerts: [true, false],
  level: alertLevels,
  match: ['nothing', 'keyword', 'mention'],
  important: [false, true],
  schedule: ['none', 'quiet', 'quiet, important anyway', 'presenting', 'presenting and quiet'],
} as const;

type Row = { readonly [C in keyof typeof columns]: (typeof columns)[C][number] };

/** Every combination, none left out. */
function* rows(left = Object.entries(columns)): Generator<Row> {
  const [[name, values] = ['', []], ...rest] = left;
  // Each entry is one of the columns, and all of them make a row.
  if (left.length === 0) return yield {} as Row;
  for (const row of rows(rest)) for (const value of values) yield { ...row, [name]: value };
}

function decideIn(row: Row) {
  const seen = { 'this room': message.room, another: 'other@rooms.localhost', none: null }[row.open];
  const said: StoredMessage = {
    ...message,
    own: row.own,
    mentionsMe: row.match === 'mention',
    importance: row.important ? 'Alert' : 'Regular',
  };
  return decide(said, {
    live: row.live,
    followed: row.followed,
    alerts: row.alerts,
    level: row.level,
    keywords: row.match === 'keyword' ? ['late'] : ['early'],
    presenting: row.schedule.startsWith('presenting'),
    quiet: row.schedule.includes('quiet'),
    importantAnyway: row.schedule !== 'quiet',
    looking: row.window === 'in front' ? seen : null,
    readUpTo: row.read ? message.key : message.key - 1,
  });
}

/** The same, told as a person would tell it: what they would otherwise not know, and asked to hear of, now. */
function expected(row: Row): boolean {
  const unknown =
    row.live && !row.own && !row.read && !(row.open === 'this room' && row.window === 'in front');
  const wanted = {
    all: true,
    mentions: row.match !== 'nothing' || row.important,
    important: row.important,
    nothing: false,
  }[row.level];
  const now = {
    none: true,
    quiet: false,
    'quiet, important anyway': row.important,
    presenting: false,
    'presenting and quiet': false,
  }[row.schedule];
  return unknown && row.followed && row.alerts && wanted && now;
}

describe('alert rules', () => {
  test('alert in exactly the situations in which somebody would not know, asked for it, and may be disturbed', () => {
    let count = 0;
    let alerts = 0;
    for (const row of rows()) {
      const decision = decideIn(row);
      if (decision.alert !== expected(row)) expect.fail(`${JSON.stringify(row)} gave ${decision.because}`);
      count += 1;
      alerts += Number(decision.alert);
    }
    expect(count).toBe(Object.values(columns).reduce((product, values) => product * values.length, 1));
    expect(alerts).toBeGreaterThan(0);
  });

  test('no louder level is quieter, and no quieter one louder', () => {
    for (const row of rows())
      if (row.level !== 'nothing' && !decideIn(row).alert) {
        const quieter = alertLevels[alertLevels.indexOf(row.level) + 1] ?? 'nothing';
        if (decideIn({ ...row, level: quieter }).alert) expect.fail(JSON.stringify(row));
      }
  });

  const reasons: readonly [string, Partial<StoredMessage>, Partial<Situation>, AlertReason][] = [
    ['a message from the archive', {}, { live: false }, 'not live'],
    ['an own message from another device', { own: true }, {}, 'own message'],
    ['a room that is only visited', {}, { followed: false }, 'not followed'],
    ['a message read elsewhere already', {}, { readUpTo: 1000 }, 'already read'],
    ['the room that the person looks at', {}, { looking: message.room }, 'looking at it'],
    ['alerts switched off', {}, { alerts: false }, 'alerts off'],
    ['a muted room, even if important', { importance: 'Alert' }, { level: 'nothing' }, 'room level'],
    ['a mention in a room for what is important', { mentionsMe: true }, { level: 'important' }, 'room level'],
    ['a plain message in a room for mentions', {}, { level: 'mentions' }, 'room level'],
    [
      'what is important, while others see the screen',
      { importance: 'Alert' },
      { presenting: true },
      'presenting',
    ],
    ['a mention in quiet hours', { mentionsMe: true }, { quiet: true }, 'do not disturb'],
    ['a mention, even of high importance', { mentionsMe: true, importance: 'Alert' }, {}, 'mentioned'],
    ['high importance', { importance: 'Alert' }, {}, 'important'],
    ['high importance in quiet hours', { importance: 'Alert' }, { quiet: true }, 'important'],
    ['a keyword', {}, { keywords: ['LATE'], level: 'mentions' }, 'keyword'],
    ['a keyword in the title of a story', { storyTitle: 'Outage' }, { keywords: ['outage'] }, 'keyword'],
    ['a part of a word', {}, { keywords: ['lat'] }, 'message'],
    ['a plain message', {}, {}, 'message'],
    ['another room than the visible one', {}, { looking: 'other@rooms.localhost' }, 'message'],
    ['a message past the read marker', {}, { readUpTo: 999 }, 'message'],
  ];
  test.each(reasons)('%s: the reason given says so', (_, ofMessage, ofSituation, because) => {
    expect(decide({ ...message, ...ofMessage }, { ...away, ...ofSituation }).because).toBe(because);
  });
});
