import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWordList } from '#electron/history/search/word-list.ts';
import { seed, soak } from '#test/support/random.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '1', '2', '٣'), minLength: 1, maxLength: 6 });

test('every word that holds a part and does not begin with it is known by it, the shorter first, in whatever order they came', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(letters, { maxLength: 30 }),
      fc.array(fc.nat(30), { maxLength: 3 }),
      letters,
      (words, cuts, part) => {
        const list = createWordList();
        const places = [0, ...cuts.toSorted((one, other) => one - other), words.length];
        for (const [index, place] of places.entries()) list.add(words.slice(place, places[index + 1]));
        const found = list.holding(part);
        const held = words.filter((word) => word.includes(part) && !word.startsWith(part));
        expect(found.toSorted()).toEqual(held.toSorted());
        expect(found.map(({ length }) => length)).toEqual(
          found.map(({ length }) => length).toSorted((one, other) => one - other),
        );
      },
    ),
    { seed, numRuns: soak ? 5000 : 300 },
  );
});
