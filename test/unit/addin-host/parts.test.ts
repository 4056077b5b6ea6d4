import { expect, test } from 'vitest';
import { createGauge } from '#renderer/addin-host/gauge.ts';
import { versionOf } from '#renderer/addin-host/hello.ts';
import { isLight } from '#renderer/addin-host/weigh.ts';

test.each([
  [{ perch: 'hello', versions: [1] }, 1],
  [{ perch: 'hello', versions: [7, 1, 9] }, 1],
  [{ perch: 'hello', versions: [7] }, null],
  [{ perch: 'hello', versions: [] }, null],
  [{ perch: 'hello', versions: ['1'] }, null],
  [{ perch: 'hello', versions: 1 }, undefined],
  [{ perch: 'hello', versions: Array.from({ length: 101 }, () => 1) }, undefined],
  [{ perch: 'welcome', versions: [1] }, undefined],
  [{ versions: [1] }, undefined],
  ['hello', undefined],
  [null, undefined],
])('of the hello %j the version is %s', (data, version) => {
  expect(versionOf(data)).toBe(version);
});

test('a gauge lets a burst through, then so many in a second, and no more for a clock that goes back', () => {
  const may = createGauge({ burst: 3, perSecond: 2 });
  expect([may(0), may(0), may(0), may(0)]).toEqual([true, true, true, false]);
  expect([may(400), may(500), may(500)]).toEqual([false, true, false]);
  expect([may(0), may(60_000), may(60_000), may(60_000), may(60_000)]).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
});

test('what is endless is not looked at to its end', () => {
  const round: unknown[] = [];
  round.push(round);
  expect(isLight(round, 1000)).toBe(false);
  expect(isLight({ a: 'x'.repeat(500) }, 1000)).toBe(true);
  expect(isLight({ a: 'x'.repeat(5000) }, 1000)).toBe(false);
  expect(
    isLight(
      Array.from({ length: 1_000_000 }, () => 0),
      1000,
    ),
  ).toBe(false);
  expect(isLight(new Uint8Array(8), 1000)).toBe(false);
  expect(isLight(null, 1000)).toBe(true);
});
