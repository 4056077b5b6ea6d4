import { expect, test } from 'vitest';
import { nextTurn, Turns } from '#electron/chat/turns.ts';

test.each([
  [[], -1],
  [['a', 'b'], 0],
  [['b', 'open', 'a'], 1],
])('of %j the next is at %i', (keys, expected) => {
  expect(nextTurn(keys, (key) => (key === 'open' ? 0 : 1))).toBe(expected);
});

test('no more than so many run at a time, and who is preferred goes before who came first', async () => {
  const turns = new Turns<string>(2);
  turns.priority = (key) => (key === 'open' ? 0 : 1);
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const all = ['a', 'b', 'c', 'open', 'd'].map((key) =>
    turns.run(key, () => {
      started.push(key);
      return new Promise<void>((resolve) => ends.set(key, resolve));
    }),
  );
  expect(started).toEqual(['a', 'b']);
  ends.get('a')?.();
  await all[0];
  expect(started).toEqual(['a', 'b', 'open']);
  for (const key of ['b', 'open', 'c', 'd']) {
    ends.get(key)?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(all);
  expect(started).toEqual(['a', 'b', 'open', 'c', 'd']);
});

test('a task that fails gives its turn on', async () => {
  const turns = new Turns<string>(1);
  await expect(turns.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turns.run('b', async () => 1)).toBe(1);
});
