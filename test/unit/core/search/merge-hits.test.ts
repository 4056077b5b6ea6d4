import { expect, test } from 'vitest';
import { mergeHits } from '#electron/core/search/merge-hits.ts';

const needs = {
  history: { find: () => undefined, keeping: { isTakenBack: () => false } },
  rooms: { get: () => undefined },
  account: { address: 'ana@localhost', displayName: 'Ana' },
};
const search = { text: 'kestrel', order: 'time' } as const;
const nothing = { messages: [], exceededServerLimit: false };

test('where servers have not indexed everything yet, what was said since the earliest of those times counts as not searched', () => {
  const rooms = ['desk@localhost', 'lobby@localhost', 'birds@localhost'];
  const results = rooms.map((room, index) => ({ ...nothing, room, searchedUntil: 3000 - index }));
  const whole = results.map(({ searchedUntil: _, ...result }) => result);
  expect(mergeHits(needs, { search, limit: 5, rooms, results }).until).toBe(2998);
  expect(mergeHits(needs, { search, limit: 5, rooms, results: whole })).not.toHaveProperty('until');
});
