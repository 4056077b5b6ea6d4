import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createCatchUpQueue } from '#electron/core/archive/catch-up-queue.ts';
import type { ArchiveAsk } from '#electron/history/history.ts';
import { FaultError } from '#electron/model/fault.ts';

interface State {
  looking: string;
  readonly uncertain: Set<string>;
  readonly ready: string[];
  readonly asked: string[];
  failure: FaultError | undefined;
}

/** Rooms that have so many pages of each kind to fetch, and an archive that answers when it is told to. */
function scene(pages: Record<string, { missed: number; gaps?: number; all?: number }>) {
  const state: State = { looking: 'a', uncertain: new Set(), ready: [], asked: [], failure: undefined };
  const next = (room: string, { want, max }: { want: string; max: number }): ArchiveAsk | undefined => {
    const { missed, gaps = 0, all = 0 } = pages[room] ?? { missed: 0 };
    const left = missed + (want === 'current' ? 0 : gaps) + (want === 'all' ? all : 0);
    return left > 0 ? { before: `${left}`, max, epoch: 1 } : undefined;
  };
  const take = (room: string): void => {
    const left = pages[room];
    if (!left) return;
    const kind = (['missed', 'gaps', 'all'] as const).find((each) => (left[each] ?? 0) > 0);
    if (kind) left[kind] = (left[kind] ?? 0) - 1;
  };
  const queue = createCatchUpQueue({
    history: { nextAsk: next },
    catchUp: {
      ask: async (room) => {
        state.asked.push(room);
        await nextTurn();
        if (state.failure) throw state.failure;
        take(room);
        return 100;
      },
    },
    onReady: (room, { archived }) => state.ready.push(archived ? room : `${room} without an archive`),
    isUncertain: (room) => state.uncertain.has(room),
    priority: (room) => (room === state.looking ? 0 : 1),
    onFetching: () => undefined,
    log: () => undefined,
  });
  const rests = async (): Promise<void> => {
    for (let turn = 0; turn < 200; turn += 1) await nextTurn();
  };
  return { state, queue, rests };
}

const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

test('the newest page of every room comes before what else was missed, and that first where somebody looks', async () => {
  const { state, queue, rests } = scene(Object.fromEntries(many.map((room) => [room, { missed: 3 }])));
  state.looking = 'h';
  for (const room of many) queue.add(room, true);
  await rests();
  expect(state.asked.slice(0, 8).toSorted()).toEqual(many);
  // Four are under way when the fifth may choose: it is the one that is looked at.
  expect(state.asked[4]).toBe('h');
  expect(state.asked.slice(8, 12)).toContain('h');
  expect(state.asked).toHaveLength(24);
  expect(state.ready.toSorted()).toEqual(many);
});

test('a room is ready with its newest page, unless something waits that may have arrived', async () => {
  const { state, queue, rests } = scene({ a: { missed: 5 }, b: { missed: 5 } });
  state.uncertain.add('b');
  const order: string[] = [];
  const ready = state.ready.push.bind(state.ready);
  state.ready.push = (room) => {
    order.push(`${room} after ${state.asked.filter((asked) => asked === room).length}`);
    return ready(room);
  };
  queue.add('a', true);
  queue.add('b', true);
  await rests();
  expect(order[0]).toMatch(/^a after [12]$/);
  expect(order[1]).toBe('b after 5');
});

test('a whole room is fetched where somebody wants it, and goes on after an interruption', async () => {
  const { state, queue, rests } = scene({ a: { missed: 1, gaps: 1, all: 6 } });
  queue.add('a', true);
  await rests();
  expect(state.asked).toHaveLength(2);
  state.failure = new FaultError('ConnectionLost', 'Lost.');
  queue.fetchAll('a');
  await rests();
  expect(state.asked).toHaveLength(3);
  state.failure = undefined;
  queue.add('a', true);
  await rests();
  expect(state.asked).toHaveLength(9);
});

test('fetching stops when it is told to', async () => {
  const { state, queue, rests } = scene({ a: { missed: 1, all: 50 } });
  queue.add('a', true);
  await rests();
  queue.fetchAll('a');
  await nextTurn();
  queue.stopFetching('a');
  await rests();
  expect(state.asked.length).toBeLessThan(6);
});

test('a room without an archive, or whose archive refuses, is ready all the same', async () => {
  const { state, queue, rests } = scene({ a: { missed: 1 }, b: { missed: 1 } });
  state.failure = new FaultError('ErrorPermission', 'No.');
  queue.add('a', true);
  queue.add('b', false);
  await rests();
  expect(state.ready.toSorted()).toEqual(['a without an archive', 'b without an archive']);
});

test('a gap that nobody has missed costs so many questions and no more', async () => {
  const { state, queue, rests } = scene({ a: { missed: 1, gaps: 1000 } });
  queue.add('a', true);
  await rests();
  expect(state.asked).toHaveLength(41);
});
