import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTidying } from '#electron/core/messages/tidy.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function thread() {
  const merge = Promise.withResolvers<void>();
  const reader = {
    tidy: vi.fn(async () => undefined),
    keepUp: vi.fn((_goOn: () => boolean) => merge.promise),
    settle: vi.fn(async (_goOn: () => boolean) => undefined),
  };
  const said: string[] = [];
  const tidying = createTidying(reader, (line) => said.push(line));
  const store = (times: number): void => {
    for (let time = 0; time < times; time += 1) tidying.stored();
  };
  return { merge, reader, said, tidying, store };
}

test('while much is stored the index is merged beside it, once at a time, and who asks is told until when', async () => {
  const { merge, reader, tidying, store } = thread();
  store(15);
  expect(tidying.merging()).toBeUndefined();
  store(20);
  expect(reader.keepUp).toHaveBeenCalledOnce();
  const merging = tidying.merging();
  merge.resolve();
  await merging;
  expect(tidying.merging()).toBeUndefined();
  store(16);
  expect(reader.keepUp).toHaveBeenCalledTimes(2);
});

test('merging is cut short for whoever is in a hurry, and the next one is not', async () => {
  const { merge, reader, tidying, store } = thread();
  tidying.hurry();
  store(16);
  const [goOn] = reader.keepUp.mock.calls[0] ?? [];
  expect(goOn?.()).toBe(true);
  tidying.hurry();
  expect(goOn?.()).toBe(false);
  merge.resolve();
  await tidying.merging();
  store(16);
  expect(reader.keepUp.mock.calls[1]?.[0]()).toBe(true);
});

test('a merge that fails is told in the log, and storing goes on', async () => {
  const { merge, said, tidying, store } = thread();
  store(16);
  const merging = tidying.merging();
  merge.reject(new Error('no room'));
  await merging;
  expect(tidying.merging()).toBeUndefined();
  expect(said).toEqual(['The history could not be tidied: Error: no room']);
});

test('the index is made quick in a quiet moment, as long as that lasts', () => {
  const { reader, store } = thread();
  store(1);
  vi.advanceTimersByTime(9_000);
  store(1);
  vi.advanceTimersByTime(9_000);
  expect(reader.settle).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  const goOn = reader.settle.mock.calls[0]?.[0];
  expect(goOn?.()).toBe(true);
  store(1);
  expect(goOn?.()).toBe(false);
});
