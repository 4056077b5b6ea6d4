import { expect, test, vi } from 'vitest';
import { createStoring, type Storer } from '#electron/core/messages/storing.ts';
import { unhindered } from '#test/support/storing.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Counts turns of the event loop, so that one can say in which something happened. */
function counting() {
  let count = 0;
  let stopped = false;
  const next = (): void => {
    count += 1;
    if (!stopped) setImmediate(next);
  };
  setImmediate(next);
  return {
    get count() {
      return count;
    },
    stop: () => {
      stopped = true;
    },
  };
}

test('whoever stores has a turn of the event loop to themselves', async () => {
  const storing = unhindered();
  const turns = counting();
  const stored: number[] = [];
  const room = async (slices: number): Promise<void> => {
    for (let slice = 0; slice < slices; slice += 1) {
      await storing.turn('missed');
      stored.push(turns.count);
    }
  };
  await Promise.all([room(3), room(3), room(3)]);
  turns.stop();
  expect(stored).toHaveLength(9);
  expect(new Set(stored).size).toBe(9);
});

test('what was just said comes first, then what somebody waits for, then the rest in its order', async () => {
  const storing = unhindered();
  const order: string[] = [];
  const wait = async (storer: Storer, name: string): Promise<void> => {
    await storing.turn(storer);
    order.push(name);
  };
  await Promise.all([
    wait('imported', 'file'),
    wait('missed', 'backlog 1'),
    wait('missed', 'backlog 2'),
    wait('asked', 'page'),
    wait('said', 'message'),
  ]);
  expect(order).toEqual(['message', 'page', 'backlog 1', 'backlog 2', 'file']);
});

test('nobody stores while the index is merged, and everybody does once it is; for what was just said that is hurried', async () => {
  const merge = Promise.withResolvers<void>();
  let merging: Promise<void> | undefined = merge.promise;
  const hurry = vi.fn();
  const storing = createStoring({ merging: () => merging, hurry, stored: () => undefined });
  const stored: string[] = [];
  const wait = async (storer: Storer): Promise<void> => {
    await storing.turn(storer);
    stored.push(storer);
  };
  const all = [wait('missed'), wait('imported')];
  expect(hurry).not.toHaveBeenCalled();
  all.push(wait('said'));
  expect(hurry).toHaveBeenCalledOnce();
  for (let turns = 0; turns < 10; turns += 1) await turn();
  expect(stored).toEqual([]);
  merging = undefined;
  merge.resolve();
  await Promise.all(all);
  expect(stored).toEqual(['said', 'missed', 'imported']);
});
