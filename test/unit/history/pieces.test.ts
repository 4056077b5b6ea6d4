import { beforeEach, describe, expect, test } from 'vitest';
import { cutSlice } from '#electron/history/history.ts';
import { openShelf, shelfForEach } from '#test/support/shelf.ts';
import { desk, message, page, texts } from './messages.ts';

const shelf = shelfForEach();

beforeEach(() => {
  // Messages 1 to 3 long ago, and 50 to 52 now.
  shelf.history.storePage(desk, { before: null, max: 50, epoch: 0 }, messages(1, 3, true));
  shelf.history.joined(desk);
  shelf.history.storePage(desk, { before: null, max: 50, epoch: 1 }, messages(50, 52));
});

const piece = { max: 50, epoch: 0 };
const numbersOf = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const messages = (from: number, to: number, complete = false) =>
  page(
    numbersOf(from, to).map((number) => message(number)),
    complete,
  );
const shown = () => texts(shelf.history).map((text) => text.replace('message ', ''));

describe('a piece of an archive', () => {
  test('from the middle stands between gaps', () => {
    shelf.history.storePage(desk, piece, messages(20, 22));
    expect(shown()).toEqual(['1', '2', '3', '| 20', '21', '22', '| 50', '51', '52']);
    expect(shelf.history.nextAsk(desk, { want: 'gaps', max: 9 })).toMatchObject({ before: 'a50' });
  });

  test.each([
    ['the beginning', 2, 5, ['1', '2', '3', '4', '5', '| 50', '51', '52']],
    ['the end', 48, 51, ['1', '2', '3', '| 48', '49', '50', '51', '52']],
  ])('that overlaps %s is joined to it', (_, from, to, expected) => {
    shelf.history.storePage(desk, piece, messages(from, to));
    expect(shown()).toEqual(expected);
  });

  test('for which no keys are left moves what stands after it', () => {
    const at = { sentAt: message(50).sentAt };
    const near = { sentAt: message(3).sentAt };
    shelf.history.storePage(desk, piece, page([message(3), message(30, near), message(50, at)]));
    shelf.history.storePage(
      desk,
      piece,
      page([message(3), ...numbersOf(4, 8).map((n) => message(n, near)), message(30)]),
    );
    expect(shown()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '30', '50', '51', '52']);
  });

  test('that overlaps both closes the gap', () => {
    const { reordered } = shelf.history.storePage(desk, piece, messages(3, 50));
    expect(reordered).toBe(true);
    expect(shown().filter((text) => text.startsWith('|'))).toEqual([]);
  });

  test('of the same second as all that is stored stands before what live messages continue', () => {
    const busy = openShelf();
    const { sentAt } = message(1);
    const pageOf = (...numbers: number[]) =>
      page(
        numbers.map((number) => message(number, { sentAt })),
        false,
      );
    busy.history.joined(desk);
    busy.history.storePage(desk, { before: null, max: 50, epoch: 1 }, pageOf(50, 51));
    busy.history.storePage(desk, piece, pageOf(20, 21));
    expect(texts(busy.history)).toEqual(['message 20', 'message 21', '| message 50', 'message 51']);
    busy.history.close();
    busy.folder.remove();
  });

  test('that nothing puts in order is not kept', () => {
    const stray = page([message(20, { sentAt: message(2).sentAt }), message(21)]);
    expect(shelf.history.storePage(desk, piece, stray).messages).toEqual([]);
    expect(shown()).toEqual(['1', '2', '3', '| 50', '51', '52']);
  });

  test('is filled from below where somebody reads on, until it meets what is above', () => {
    shelf.history.storePage(desk, piece, messages(20, 22));
    const key = shelf.history.find(desk, 'a22')?.key ?? 0;
    const [missing] = shelf.history.page({ room: desk, from: { at: 'after', key }, limit: 10 }).missing;
    expect(missing?.ask).toMatchObject({ after: 'a22', max: 10 });
    if (missing === undefined) return;
    shelf.history.storePage(desk, missing.ask, messages(23, 32));
    expect(shown().slice(-4)).toEqual(['32', '| 50', '51', '52']);
    shelf.history.storePage(desk, { ...missing.ask, after: 'a32' }, messages(33, 50));
    expect(shown().filter((text) => text.startsWith('|'))).toEqual(['| 20']);
  });

  test('of a date is known where no gap lies before it', () => {
    const holds = (number: number) => shelf.history.holds(desk, { at: 'date', date: message(number).sentAt });
    expect([holds(2), holds(20), holds(50), holds(51)]).toEqual([true, false, false, true]);
    shelf.history.storePage(desk, piece, messages(20, 22));
    expect([holds(20), holds(21), holds(22), holds(23)]).toEqual([false, true, true, false]);
    expect(shelf.history.holds(desk, { at: 'archive id', archiveId: 'a20' })).toBe(true);
    expect(shelf.history.holds(desk, { at: 'archive id', archiveId: 'a30' })).toBe(false);
  });
});

test('what cannot be taken is passed over for good', () => {
  shelf.history.passOver(desk, { before: 'a50', max: 1, epoch: 1 });
  shelf.history.storePage(desk, piece, messages(40, 42));
  expect(shown()).toEqual(['1', '2', '3', '| 40', '41', '42', '| 50', '51', '52']);
  shelf.reopens();
  shelf.history.joined(desk);
  shelf.history.storePage(desk, { before: null, max: 50, epoch: 1 }, messages(51, 53));
  // What lies between is fetched from below, up to where that cannot be taken either.
  const ask = shelf.history.nextAsk(desk, { want: 'gaps', max: 9 });
  expect(ask).toMatchObject({ after: 'a42' });
  if (ask !== undefined) shelf.history.passOver(desk, ask);
  expect(shelf.history.nextAsk(desk, { want: 'gaps', max: 9 })).toMatchObject({ before: 'a40' });
  const newest = { room: desk, from: { at: 'newest' }, limit: 3 } as const;
  expect(shelf.history.page(newest)).not.toHaveProperty('unreadable');
  expect(shelf.history.page({ ...newest, limit: 5 })).toMatchObject({ unreadable: true });
});

test('a page is cut into pages that follow one another backwards', () => {
  const whole = { ask: { before: null, max: 9, epoch: 1 }, page: messages(1, 7, true) };
  const [newest, rest = whole] = cutSlice(whole, 3);
  const [middle, oldest = whole] = cutSlice(rest, 3);
  const slices = [newest, middle, ...cutSlice(oldest, 3)];
  const ends = slices.map((slice) => [slice?.ask.before, slice?.page.first, slice?.page.last]);
  expect(ends).toEqual([
    [null, 'a5', 'a7'],
    ['a5', 'a2', 'a4'],
    ['a2', 'a1', 'a1'],
  ]);
  expect(slices.map((slice) => slice?.page.complete)).toEqual([false, false, true]);
  expect(cutSlice({ ask: { max: 9, epoch: 1 }, page: messages(1, 7) }, 3)).toHaveLength(1);
});

test('an archive that ends in what is no message, twice, is put in its order and at its times', () => {
  const quiet = openShelf();
  const asks = (before: string | null, answer: ReturnType<typeof page>) =>
    quiet.history.storePage(
      desk,
      { before, max: 1, epoch: quiet.history.nextAsk(desk, all)?.epoch ?? 0 },
      answer,
    );
  const all = { want: 'all', max: 1 } as const;
  const note = (id: string) => ({ messages: [], complete: false, first: id, last: id });
  quiet.history.joined(desk);
  asks(null, note('n2'));
  quiet.history.interrupted(desk);
  quiet.history.joined(desk);
  asks(null, note('n6'));
  asks('n6', page([message(5)]));
  asks('a5', page([message(4)]));
  asks('a4', page([message(3)]));
  asks('a3', note('n2'));
  asks('n2', page([message(1)], true));
  expect(texts(quiet.history)).toEqual(['message 1', 'message 3', 'message 4', 'message 5']);
  const { messages: told } = quiet.history.page({ room: desk, from: { at: 'newest' }, limit: 9 });
  expect(told.map(({ key }) => Math.floor(key / 1024))).toEqual(told.map(({ sentAt }) => sentAt));
  quiet.history.close();
  quiet.folder.remove();
});
