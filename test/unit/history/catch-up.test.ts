import { describe, expect, test } from 'vitest';
import { type Known, nextQuery } from '#electron/history/catch-up.ts';
import type { Stretch } from '#electron/history/stretch.ts';

const stretch = (fromKey: number, first?: string, bottom = false): Stretch => ({
  id: fromKey,
  fromKey,
  bottom,
  ...(first === undefined ? {} : { first }),
});

const known = (stretches: readonly Stretch[], facts: Partial<Known> = {}): Known => ({
  stretches,
  open: false,
  fresh: false,
  readUpTo: 0,
  ...facts,
});

const current = { want: 'current', max: 50 } as const;
const newest = { before: null, max: 50 };

describe('what to ask an archive next', () => {
  test.each([
    ['nothing is known', known([]), newest],
    ['nothing is there', known([], { fresh: true }), undefined],
    ['the room was entered again', known([stretch(10, 'a')]), newest],
    [
      'the newest page joined what was there',
      known([stretch(10, 'a')], { fresh: true, open: true }),
      undefined,
    ],
    [
      'a live message came before any question',
      known([stretch(10, 'a'), stretch(20, 'b')], { open: true }),
      { before: 'b', max: 50 },
    ],
    [
      'there is a gap above the read marker',
      known([stretch(10, 'a'), stretch(20, 'b')], { fresh: true, readUpTo: 15 }),
      { before: 'b', max: 50 },
    ],
    [
      'the gap is below the read marker',
      known([stretch(10, 'a'), stretch(20, 'b')], { fresh: true, readUpTo: 25 }),
      undefined,
    ],
    [
      'the newest of two gaps cannot be filled',
      known([stretch(10, 'a'), stretch(20, 'b'), stretch(30)], { fresh: true }),
      { before: 'b', max: 50 },
    ],
    [
      'the archive begins with the last stretch',
      known([stretch(10, 'a'), stretch(20, 'b', true)], { fresh: true }),
      undefined,
    ],
  ])('%s', (_, facts, expected) => {
    expect(nextQuery(facts, current)).toEqual(expected);
  });

  test('somebody scrolls back: before the stretch that they are in, unless it is the beginning', () => {
    const facts = known([stretch(10, 'a', true), stretch(20, 'b')]);
    expect(nextQuery(facts, { want: 'before', key: 25, max: 5 })).toEqual({ before: 'b', max: 5 });
    expect(nextQuery(facts, { want: 'before', key: 15, max: 5 })).toBeUndefined();
    expect(nextQuery(facts, { want: 'before', key: 5, max: 5 })).toBeUndefined();
  });
});
