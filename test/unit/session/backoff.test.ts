import { expect, test } from 'vitest';
import { backoff } from '#electron/session/backoff.ts';

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
