import { describe, expect, test } from 'vitest';
import type { OutboxEntry } from '#electron/bridge/contract.ts';
import { createRows, type Held, type Row } from '#renderer/view/timeline/rows.ts';
import { message } from './messages.ts';

const ben = { id: 'ben@example.org', name: 'Ben' };
const nothing: Held = { messages: [], reachedStart: true, reachedEnd: true, newAfter: null, pending: [] };

function rowsOf(held: Partial<Held>): readonly Row[] {
  return createRows()({ ...nothing, ...held });
}

function heads(held: Partial<Held>): readonly boolean[] {
  return rowsOf(held).map((row) => row.head);
}

function entry(originId: string, more: Partial<OutboxEntry> = {}): OutboxEntry {
  const { room, text, importance } = message(0);
  return { room, text, importance, originId, writtenAt: message(60).sentAt, state: 'waiting', ...more };
}

describe('groups', () => {
  test('one author within five minutes shows the name once', () => {
    expect(heads({ messages: [message(0), message(2), message(6)] })).toEqual([true, false, false]);
  });

  test('a pause of five minutes begins a group', () => {
    expect(heads({ messages: [message(0), message(5)] })).toEqual([true, true]);
  });

  test('another author begins a group, also under the same name', () => {
    const impostor = message(1, { author: { id: 'other@example.org', name: 'Ana' } });
    expect(heads({ messages: [message(0), impostor] })).toEqual([true, true]);
  });

  test('what is important or a story stands alone', () => {
    const messages = [
      message(0),
      message(1, { importance: 'Alert' }),
      message(2),
      message(3, { storyTitle: 'T' }),
    ];
    expect(heads({ messages })).toEqual([true, true, true, true]);
  });
});

describe('lines', () => {
  test('a day line stands before the first message of each day', () => {
    const rows = rowsOf({ messages: [message(0), message(1), message(15 * 60)] });
    expect(rows.map((row) => row.kind === 'message' && row.day)).toEqual([true, false, true]);
  });

  test('the new line stands before the first message that is new, once', () => {
    const messages = [message(0), message(1), message(2)];
    const rows = rowsOf({ messages, newAfter: messages[0]?.key ?? 0 });
    expect(rows.map((row) => row.kind === 'message' && row.newLine)).toEqual([false, true, false]);
  });

  test('the first message is held back while what came before it is not known', () => {
    expect(rowsOf({ messages: [message(0), message(1)], reachedStart: false })).toHaveLength(1);
  });

  test('one that was all there is stays when the next is said, before it is known what came before', () => {
    const rows = createRows();
    const held = [message(0)];
    const [first] = rows({ ...nothing, messages: held, reachedStart: false });
    const both = rows({ ...nothing, messages: [...held, message(1)], reachedStart: false });
    expect(both).toHaveLength(2);
    expect(both[0]).toBe(first);
  });

  test('a row that was shown stays the same when older messages arrive', () => {
    const rows = createRows();
    const shown = rows({ ...nothing, messages: [message(2), message(3)], reachedStart: false });
    const held = [message(3)];
    const [first] = rows({ ...nothing, messages: [message(2), ...held], reachedStart: false });
    const [, again] = rows({ ...nothing, messages: [message(1), message(2), ...held], reachedStart: false });
    expect(shown).toHaveLength(1);
    expect(again).toBe(first);
  });
});

test('what is added decides about itself alone, however many rows stand before it', () => {
  let looked = 0;
  const counted = (minutes: number) =>
    Object.defineProperty(message(minutes), 'sentAt', {
      get: () => {
        looked += 1;
        return message(minutes).sentAt;
      },
    });
  const rows = createRows();
  const held = Array.from({ length: 200 }, (_, minute) => counted(minute));
  rows({ ...nothing, messages: held });
  const once = looked;
  looked = 0;
  expect(rows({ ...nothing, messages: [...held, counted(200)] })).toHaveLength(201);
  expect(once).toBeGreaterThan(200);
  expect(looked).toBeLessThan(8);
});

describe('what waits', () => {
  test('stands at the end, and takes the key of its echo', () => {
    const before = rowsOf({ messages: [message(0)], pending: [entry('o1')] });
    const echo = message(61, { own: true, originId: 'o1' });
    const after = rowsOf({ messages: [message(0), echo], pending: [entry('o1')] });
    expect(before.map(({ key }) => key)).toEqual(after.map(({ key }) => key));
    expect(after.map(({ kind }) => kind)).toEqual(['message', 'message']);
  });

  test('somebody else’s message with the same origin id is not taken for the echo', () => {
    const stranger = message(61, { originId: 'o1', author: ben });
    const rows = rowsOf({ messages: [stranger], pending: [entry('o1')] });
    expect(rows.map(({ kind }) => kind)).toEqual(['message', 'pending']);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(2);
  });

  test('is not shown in the middle of history', () => {
    expect(rowsOf({ messages: [message(0)], pending: [entry('o1')], reachedEnd: false })).toHaveLength(1);
  });
});

describe('a logical room', () => {
  const privateRoom = 'panel@rooms.example.org';
  const secret = (minutes: number) => message(minutes, { room: privateRoom });

  test('another audience begins a group, and each message says for whom it was', () => {
    const rows = rowsOf({ privateRoom, messages: [message(0), secret(1), secret(2), message(3)] });
    expect(rows.map((row) => [row.private, row.head])).toEqual([
      [false, true],
      [true, true],
      [true, false],
      [false, true],
    ]);
  });

  test('what waits says for whom it is', () => {
    const pending = [entry('1'), entry('2', { room: privateRoom }), entry('3', { room: privateRoom })];
    const rows = rowsOf({ privateRoom, messages: [message(58, { own: true })], pending });
    expect(rows.map((row) => [row.private, row.head])).toEqual([
      [false, true],
      [false, false],
      [true, true],
      [true, false],
    ]);
  });

  test('in a secret room by itself nothing is marked', () => {
    expect(rowsOf({ messages: [secret(0)] }).map((row) => row.private)).toEqual([false]);
  });

  test('messages that are shown already become private with their room', () => {
    const rows = createRows();
    const messages = [secret(0), secret(1)];
    const now = (held: Partial<Held>) => rows({ ...nothing, messages, ...held }).map((row) => row.private);
    expect(now({})).toEqual([false, false]);
    expect(now({ privateRoom })).toEqual([true, true]);
  });
});
