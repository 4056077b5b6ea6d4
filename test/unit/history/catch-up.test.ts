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

  test.each([
    ['current', 'c'],
    ['gaps', 'c'],
    ['all', 'c'],
  ] as const)('what was said since is fetched before all else: %s', (want, before) => {
    const facts = known([stretch(10, 'a'), stretch(20, 'b'), stretch(30, 'c')], {
      fresh: true,
      readUpTo: 25,
    });
    expect(nextQuery(facts, { want, max: 5 })).toEqual({ before, max: 5 });
  });

  test.each([
    ['current', undefined],
    ['gaps', { before: 'b', max: 5 }],
    ['all', { before: 'b', max: 5 }],
  ] as const)('then what was passed over: %s', (want, expected) => {
    const facts = known([stretch(10, 'a'), stretch(20, 'b')], { fresh: true, readUpTo: 25 });
    expect(nextQuery(facts, { want, max: 5 })).toEqual(expected);
  });

  test.each([
    ['gaps', false, undefined],
    ['all', false, { before: 'a', max: 5 }],
    ['all', true, undefined],
  ] as const)('then what is older than anything: %s', (want, bottom, expected) => {
    expect(nextQuery(known([stretch(10, 'a', bottom)], { fresh: true }), { want, max: 5 })).toEqual(expected);
  });
});
