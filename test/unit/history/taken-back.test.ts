import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shelfForEach } from '#test/support/shelf.ts';
import { desk, message, page, texts } from './messages.ts';

const day = 24 * 3_600_000;
/** Whoever looks at what is remembered finds it in the bytes. */
const name = 'takenbackid';

const shelf = shelfForEach();

/** What the room took back, in a process that ended since. */
function takesBack(): void {
  const { history } = shelf;
  history.joined(desk);
  history.storePage(desk, { before: null, max: 9, epoch: 1 }, page(said(1, 4), true));
  history.keeping.removeMessages(desk, [name, 'unknown']);
  shelf.reopens();
}

/** The third is the one that is taken back. */
function said(from: number, to: number, sentAt = message(1).sentAt) {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const number = from + index;
    return message(number, { sentAt: sentAt + number * 1000, ...(number === 3 && { archiveId: name }) });
  });
}

function brings(messages: ReturnType<typeof said>): number {
  const id = shelf.history.imports.begin(1);
  const stored = shelf.history.imports.store(id, desk, { messages, fromStart: true });
  shelf.history.imports.finish(id);
  return stored;
}

function enters(messages: ReturnType<typeof said>): void {
  shelf.history.interrupted(desk);
  shelf.history.joined(desk);
  const ask = shelf.history.asking(desk, { before: null, max: 9 });
  shelf.history.storePage(desk, ask, page(messages, true));
}

function isInFiles(): boolean {
  const { folder } = shelf;
  return readdirSync(folder.path).some((file) => readFileSync(join(folder.path, file)).includes(name));
}

test('what a room took back comes again with no file, no answer and no repetition, also after a restart', () => {
  takesBack();
  expect(brings(said(1, 5))).toBe(1);
  enters(said(1, 5));
  expect(shelf.history.storeLive(said(3, 3)).messages).toEqual([]);
  expect(texts(shelf.history)).toEqual(['message 1', 'message 2', 'message 4', 'message 5']);
  expect(said(1, 4).map((one) => shelf.history.keeping.isTakenBack(one))).toEqual([
    false,
    false,
    true,
    false,
  ]);
});

test('what bears its id and is said later, on a server that was set up anew, is another message', () => {
  takesBack();
  const anew = said(3, 3, message(1).sentAt + day);
  expect(shelf.history.storeLive(anew).messages).toHaveLength(1);
  shelf.history.keeping.removeMessages(desk, [name]);
  enters(anew);
  expect(texts(shelf.history)).not.toContain('message 3');
});

test('of what was never here it is remembered too, for whoever brings it later', () => {
  takesBack();
  const unknown = { ...message(2), archiveId: 'unknown', text: 'never seen' };
  expect(brings([unknown])).toBe(0);
});

test('nothing of it is left of a room that is deleted, and none of one that is not here begins', () => {
  takesBack();
  expect(isInFiles()).toBe(true);
  shelf.history.deleteRoom(desk);
  shelf.history.keeping.removeMessages(desk, [name]);
  expect(isInFiles()).toBe(false);
  // Its number may be given to another room.
  shelf.history.storeLive(said(3, 3));
  expect(texts(shelf.history)).toEqual(['message 3']);
});

test('what is older than its room is kept for is not remembered, and no file brings it', () => {
  takesBack();
  shelf.history.keeping.keep(desk, 1);
  while (shelf.history.keeping.removeSome(message(1).sentAt + 2 * day, 9));
  shelf.reopens();
  expect(isInFiles()).toBe(false);
  expect(brings(said(1, 4))).toBe(0);
});
