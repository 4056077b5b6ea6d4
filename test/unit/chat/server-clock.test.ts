import { expect, test } from 'vitest';
import { difference } from '#electron/chat/server-clock.ts';

test.each([
  [10_000, 10_200, 10_100, 0],
  [10_000, 10_200, 10_999, 0],
  [10_000, 10_200, 310_100, 300_000],
  [310_000, 310_200, 10_100, -300_000],
  [10_000, 20_000, 99_000, undefined],
  [10_000, 10_200, undefined, undefined],
])('asked at %i, answered at %i with %s: ahead by %s', (asked, answered, told, expected) => {
  expect(difference(asked, answered, told)).toBe(expected);
});
