import { expect, test } from 'vitest';
import { isQuiet } from '#electron/alert/quiet.ts';

/** A week that begins on Sunday, 1 January 2023, by the clock of the device. */
const at = (day: number, hour: number, minute = 0): number =>
  new Date(2023, 0, 1 + day, hour, minute).getTime();
const nights = { days: [5, 6], from: 22 * 60, to: 7 * 60 };
const lunch = { days: [1], from: 12 * 60, to: 13 * 60 };

test.each([
  ['before a night begins', nights, at(5, 21, 59), false],
  ['when it begins', nights, at(5, 22), true],
  ['in the morning after it', nights, at(6, 6, 59), true],
  ['when it ends', nights, at(6, 7), false],
  ['in the morning after the last of them, which is another day', nights, at(7, 3), true],
  ['in the morning of the first', nights, at(5, 3), false],
  ['in an evening of another day', nights, at(4, 23), false],
  ['at noon', lunch, at(1, 12, 30), true],
  ['at one', lunch, at(1, 13), false],
  ['at noon of another day', lunch, at(2, 12, 30), false],
  ['on a whole day', { days: [3], from: 0, to: 0 }, at(3, 15), true],
  ['on no day', { days: [], from: 0, to: 0 }, at(3, 15), false],
])('%s', (_, quietHours, now, expected) => {
  expect(isQuiet({ quietUntil: null }, { quietHours }, now)).toBe(expected);
});

test('nobody is disturbed until the time that they said', () => {
  expect(isQuiet({ quietUntil: 100 }, { quietHours: null }, 99)).toBe(true);
  expect(isQuiet({ quietUntil: 100 }, { quietHours: null }, 100)).toBe(false);
});
