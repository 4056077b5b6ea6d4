import { expect, test } from 'vitest';
import { firstSize, nextSize, usualLimits } from '#electron/core/archive/slice-size.ts';

test.each([
  ['took as long as it should', 25, 8, 25],
  ['was quick', 25, 2, 50],
  ['was quicker than a clock can tell', 60, 0, 70],
  ['took too long', 50, 16, 25],
  ['took far too long', 50, 900, 25],
  ['was small, and yet took too long', 12, 40, 10],
])('the next slice after one that %s', (_, size, took, expected) => {
  expect(nextSize(size, took, usualLimits)).toBe(expected);
});

test('the first is neither small nor large, unless it must be', () => {
  expect(firstSize(usualLimits)).toBe(25);
  expect(firstSize({ least: 2, most: 2 })).toBe(2);
});
