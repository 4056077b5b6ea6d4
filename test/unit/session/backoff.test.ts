import { expect, test } from 'vitest';
import { backoff, countFailures } from '#electron/session/backoff.ts';

test.each([
  [1, 0, 500],
  [1, 0.999999, 1_000],
  [2, 0.5, 1_500],
  [3, 0, 2_000],
  [7, 0, 30_000],
  [7, 0.999999, 60_000],
  [1_000, 0.5, 45_000],
])('after %i failures and chance %d it waits %i ms', (failures, random, expected) => {
  expect(backoff(failures, random)).toBe(expected);
});

test.each([
  ['no stream at all', 0, undefined, 1],
  ['no stream, once more', 7, undefined, 8],
  ['a stream that held', 7, 30_000, 1],
  ['a stream that was dropped at once', 0, 10, 1],
  ['one that is dropped again and again', 7, 10, 3],
])('after %s, %i failures become with %s ms: %i', (_, before, held, expected) => {
  expect(countFailures(before, held)).toBe(expected);
});
