import { beforeEach, expect, test } from 'vitest';
import { roomItems } from '#electron/core/transfer/export-items.ts';
import type { History } from '#electron/history/history.ts';
import type { ExportItem } from '#electron/transfer/items.ts';
import { shelfForEach } from '#test/support/shelf.ts';
import { desk, message, page } from '#test/unit/history/messages.ts';

const shelf = shelfForEach();

let hidden = false;

beforeEach(() => {
  hidden = false;
  const all = Array.from({ length: 250 }, (_, number) => message(number));
  shelf.history.joined(desk);
  shelf.history.storePage(desk, { before: null, max: 250, epoch: 1 }, page(all, true));
});

/** The texts of an export during which something happens once its first hundred messages are written. */
function exported(happens: (history: History) => void): readonly string[] {
  const { history } = shelf;
  const [room] = history.storedRooms();
  if (room === undefined) throw new Error('Nothing is stored.');
  const items: ExportItem[] = [];
  for (const part of roomItems({ history, isHidden: () => hidden }, room, {})) {
    const before = items.length;
    items.push(...part);
    if (before === 1) happens(history);
  }
  return items.flatMap((item) => (item.what === 'message' ? [item.message.text] : []));
}

const texts = (...numbers: readonly number[]) => numbers.map((number) => `message ${number}`);
const upTo = (end: number) => Array.from({ length: end }, (_, number) => number);

test('what arrives while it is written is in it, once and at its end', () => {
  const all = exported((history) => history.storeLive([message(250), message(251)]));
  expect(all).toEqual(texts(...upTo(252)));
});

test('what the room takes back before it was written is not in it, and nothing else is missing', () => {
  const gone = ['a99', 'a100', 'a101', 'a249'];
  const all = exported((history) => history.keeping.removeMessages(desk, gone));
  expect(all).toEqual(texts(...upTo(249).filter((number) => number !== 100 && number !== 101)));
});

test('what has its place further on by now is in it once, where it was', () => {
  const all = exported((history) => {
    const ask = history.asking(desk, { before: 'a102', max: 9 });
    history.storePage(desk, ask, page([message(101), message(98), message(99)]));
  });
  expect(all).toEqual(texts(...upTo(250)));
});

test('it ends where the room may not be shown any more', () => {
  const all = exported(() => {
    hidden = true;
  });
  expect(all).toEqual(texts(...upTo(100)));
});

test('a gap stands in it where it is', () => {
  const { history } = shelf;
  const [room] = history.storedRooms();
  if (room === undefined) throw new Error('Nothing is stored.');
  const items = [...roomItems({ history, isHidden: () => false }, room, {})].flat();
  expect(items.filter(({ what }) => what === 'gap')).toEqual([]);
  history.interrupted(desk);
  history.storeLive([message(300)]);
  const again = [...roomItems({ history, isHidden: () => false }, room, {})].flat();
  expect(again.slice(-2).map(({ what }) => what)).toEqual(['gap', 'message']);
});
