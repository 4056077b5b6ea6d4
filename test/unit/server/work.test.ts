import { expect, test } from 'vitest';
import { createWork } from '#electron/server/work.ts';

function scene() {
  const soon: (() => void)[] = [];
  const quiet: (() => void)[] = [];
  let left: readonly ('now' | 'later')[] = [];
  const done: string[] = [];
  const work = createWork({
    due: () => left[0],
    step: () => {
      done.push(String(left[0]));
      left = left.slice(1);
      work.consider();
    },
    soon: (callback) => soon.push(callback),
    afterAWhile: (callback) => quiet.push(callback),
  });
  const has = (...wanted: readonly ('now' | 'later')[]): void => {
    left = wanted;
    work.consider();
  };
  return { work, soon, quiet, done, has };
}

test('Each step is a turn of its own, and the last one asks for no other.', () => {
  const { soon, done, has } = scene();
  has('now', 'now');
  expect(done).toEqual([]);
  soon.shift()?.();
  expect(done).toEqual(['now']);
  soon.shift()?.();
  expect(done).toEqual(['now', 'now']);
  expect(soon).toEqual([]);
});

test('What somebody waits for does not wait for what has time.', () => {
  const { soon, quiet, done, has } = scene();
  has('later');
  has('now', 'later');
  soon.shift()?.();
  expect(done).toEqual(['now']);
  quiet.shift()?.();
  quiet.shift()?.();
  expect(done).toEqual(['now', 'later']);
  expect([...soon, ...quiet]).toEqual([]);
});

test('However often it is considered, a step is taken once.', () => {
  const { work, soon, done, has } = scene();
  has('now', 'now');
  work.consider();
  work.consider();
  expect(soon).toHaveLength(1);
  expect(done).toEqual([]);
});

test('After the end nothing runs that was on its way.', () => {
  const { work, soon, done, has } = scene();
  has('now');
  work.end();
  for (const run of soon) run();
  has('now');
  expect(done).toEqual([]);
  expect(soon).toHaveLength(1);
});
