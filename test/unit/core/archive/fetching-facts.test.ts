import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFetchingFacts, type FetchingFacts } from '#electron/core/archive/fetching-facts.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('the window is told twice a second at most, of all rooms, and at last of none', () => {
  const told: FetchingFacts[] = [];
  const facts = createFetchingFacts(
    (rooms) => told.push(rooms),
    (room) => room === 'b',
  );
  for (let page = 0; page < 10; page += 1) facts.add('a', 250);
  facts.add('b', 100);
  vi.advanceTimersByTime(499);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  facts.end('a');
  facts.end('b');
  facts.end('c');
  vi.advanceTimersByTime(500);
  expect(told).toEqual([
    [
      { room: 'a', fetched: 2500, wanted: false },
      { room: 'b', fetched: 100, wanted: true },
    ],
    [],
  ]);
});
