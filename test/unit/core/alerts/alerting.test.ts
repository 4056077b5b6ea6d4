import { expect, test } from 'vitest';
import { type AlertWishes, createAlerting, isCounted } from '#electron/core/alerts/alerting.ts';
import type { Notification } from '#electron/host/host.ts';
import {
  type Alert,
  type AlertLevel,
  firstAlertChoices,
  firstAlertPreferences,
} from '#electron/model/alert.ts';
import type { StoredMessage } from '#electron/model/message.ts';
import type { RoomEntry } from '#electron/model/room.ts';

const room = 'desk@rooms.localhost';
const entry: RoomEntry = {
  ...{
    address: room,
    name: 'Desk',
    description: '',
    privacy: 'Open',
    behavior: 'Normal',
    category: 'Trading',
  },
  ...{ archived: true, followed: true, state: 'Established', canChat: true, canManage: false },
  ...{ unread: 0, mentions: 0, readUpTo: 1 },
};

const message = (key: number, change: Partial<StoredMessage> = {}): StoredMessage => ({
  ...{ room, key, own: false, sentAt: key, text: `message ${key}`, importance: 'Regular', mentionsMe: false },
  author: { id: 'ben@localhost', name: 'Ben' },
  ...change,
});

/** Alerts of one room, by hand: time goes on when the test says so. */
function scene(facts: Partial<RoomEntry> = {}, wish: Partial<AlertWishes> = {}) {
  const shown: Notification[] = [];
  const raised: Alert[] = [];
  const replies: (readonly string[])[] = [];
  const timers = new Set<() => void>();
  const looking: string[] = [];
  const state = { fillsScreen: false, looking, entry: { ...entry, ...facts } };
  const wishes: AlertWishes = {
    ...{ alerts: true, alertPreferences: firstAlertPreferences, choices: firstAlertChoices },
    ...wish,
  };
  const alerting = createAlerting({
    host: { notify: (one) => shown.push(one) > 0, fillsScreen: () => state.fillsScreen },
    tell: (name, body) => {
      // Of the two events that alerts have.
      if (name === 'alert.raised') raised.push(body as Alert);
    },
    rooms: { get: (address) => (address === room ? state.entry : undefined) },
    wishes: () => wishes,
    feedsOf: () => [],
    looking: () => state.looking,
    reply: (...reply) => void replies.push(reply),
    now: () => 0,
    after: (_, act) => {
      timers.add(act);
      return () => void timers.delete(act);
    },
  });
  const wait = (): void => {
    const due = [...timers];
    timers.clear();
    for (const act of due) act();
  };
  const says = (...all: readonly StoredMessage[]): void => {
    for (const one of all) alerting.stored(one, true);
  };
  return { alerting, says, wait, shown, raised, replies, state };
}

const keys = (raised: readonly Alert[]): readonly number[] => raised.map(({ key }) => key);

test('a few messages are told one by one, and a burst together, leading to the first of it', () => {
  const { says, wait, raised } = scene();
  says(message(2), message(3), message(4), message(5), message(6), message(7));
  expect(keys(raised)).toEqual([2, 3, 4]);
  wait();
  expect(raised.at(-1)).toMatchObject({
    because: 'burst',
    key: 5,
    text: '3 new messages. The last one: message 7',
  });
  says(message(8));
  expect(raised).toHaveLength(4);
  wait();
  expect(raised.at(-1)).toMatchObject({ because: 'message', key: 8, text: 'message 8' });
  wait();
  says(message(9));
  expect(raised.at(-1)).toMatchObject({ because: 'message', key: 9 });
});

test('who is meant by name is told at once, also in a burst', () => {
  const { says, raised } = scene();
  says(message(2), message(3), message(4), message(5));
  says(message(6, { mentionsMe: true }), message(7, { importance: 'Alert' }));
  expect(keys(raised)).toEqual([2, 3, 4, 6, 7]);
});

test('what was read meanwhile, or is looked at, is not told after the burst', () => {
  const { says, wait, raised, state } = scene();
  says(message(2), message(3), message(4), message(5), message(6));
  state.entry = { ...state.entry, readUpTo: 5 };
  wait();
  expect(raised.at(-1)).toMatchObject({ because: 'message', key: 6 });
  says(message(7));
  state.looking = [room];
  wait();
  expect(raised).toHaveLength(4);
});

test('a burst is not told to somebody who began to present meanwhile', () => {
  const { says, shown, state, wait } = scene();
  says(message(2), message(3), message(4), message(5), message(6));
  state.fillsScreen = true;
  wait();
  expect(shown).toHaveLength(3);
});

test.each<[string, AlertLevel | undefined, boolean]>([
  ['a room that says of itself that all of it alerts', 'all', true],
  ['a room that says nothing', undefined, false],
  ['a muted room', 'nothing', false],
])('where all else is ignored, the icon counts as alerts do: %s', (_, level, counted) => {
  const rule = { id: 'r', name: '', action: 'nothing', hours: null } as const;
  const rules = [{ ...rule, scope: { kind: 'all' }, match: { kind: 'everything' } }] as const;
  const choices = { ...firstAlertChoices, rules };
  expect(isCounted(choices, { ...entry, ...(level && { level }) })).toBe(counted);
  const { says, raised } = scene(level && { level }, { choices });
  says(message(2));
  expect(raised).toHaveLength(Number(counted));
});

test('a burst in a secret room says how much, and not what', () => {
  const { says, wait, shown } = scene({ privacy: 'Secret', name: 'Panel' });
  says(message(2), message(3), message(4), message(5), message(6));
  wait();
  expect(shown).toHaveLength(4);
  for (const { title, text } of shown) expect(title + text).not.toMatch(/Ben|Panel|message \d/);
  expect(shown.at(-1)?.text).toBe('2 new messages in a secret room.');
});

test('an answer goes to the room of the alert', () => {
  const { says, shown, replies } = scene();
  says(message(2));
  shown.at(-1)?.onReply?.('On my way');
  expect(replies).toEqual([[room, 'On my way', 'Open']]);
});

test.each<[string, Partial<RoomEntry>]>([
  ['nobody may say anything', { canChat: false }],
  ['one does not see what one answers', { privacy: 'Secret' }],
])('where %s there is no answer from outside the window', (_, facts) => {
  const { says, shown } = scene(facts);
  says(message(2));
  expect(shown).toHaveLength(1);
  expect(shown[0]).not.toHaveProperty('onReply');
});

test('a summary is answered nowhere', () => {
  const { alerting, wait, shown } = scene();
  alerting.stored(message(2), false);
  wait();
  expect(shown[0]?.title).toBe('While you were away');
  expect(shown[0]).not.toHaveProperty('onReply');
});

test('our own full screen counts as presenting, and it is said so', () => {
  const { alerting, says, raised, state } = scene();
  state.fillsScreen = true;
  says(message(2));
  expect(raised).toEqual([]);
  expect(alerting.explain(message(2))).toMatchObject({
    alert: false,
    because: 'presenting',
    remembered: true,
  });
});

test('what became of a message is remembered, whatever the person does afterwards', () => {
  const { alerting, says, state } = scene();
  says(message(2));
  state.looking = [room];
  says(message(3));
  state.looking = [];
  state.entry = { ...state.entry, readUpTo: 3 };
  expect(alerting.explain(message(2))).toMatchObject({ alert: true, because: 'message', remembered: true });
  expect(alerting.explain(message(3))).toMatchObject({ alert: false, because: 'looking at it' });
});

test('of an older message it is said what would become of the like of it now', () => {
  const { alerting } = scene({ level: 'mentions' });
  const plain = alerting.explain(message(1));
  expect(plain).toMatchObject({ alert: false, because: 'room level', remembered: false });
  const named = alerting.explain(message(1, { mentionsMe: true }));
  expect(named).toMatchObject({ alert: true, because: 'mentioned', remembered: false });
});
