import { expect, test } from 'vitest';
import { createPace, take } from '#electron/addin/pace.ts';

test('a burst is let through, then one at a time, and a rest fills it again', () => {
  const pace = { burst: 2, every: 100 };
  let bucket = take(undefined, pace, 0);
  bucket = take(bucket, pace, 0);
  expect(bucket).toEqual({ left: 0, at: 0 });
  expect(take(bucket, pace, 99)).toBeUndefined();
  expect(take(bucket, pace, 100)).toEqual({ left: 0, at: 100 });
  expect(take(bucket, pace, 1_000_000)?.left).toBe(1);
});

test('each add-in has its own, and what nobody notices has none', () => {
  let now = 0;
  const pace = createPace(() => now);
  const posts = (addIn: string) => pace(addIn, 'messages.post');
  for (let count = 0; count < 10; count += 1) posts('a1');
  expect(() => posts('a1')).toThrow('too often');
  expect(() => posts('a2')).not.toThrow();
  for (let count = 0; count < 1_000; count += 1) pace('a1', 'state.read');
  now = 1_000;
  expect(() => posts('a1')).not.toThrow();
});
