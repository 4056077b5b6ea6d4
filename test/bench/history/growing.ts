import { join } from 'node:path';
import { createStoring, type Storing } from '#electron/core/messages/storing.ts';
import { createTidying } from '#electron/core/messages/tidy.ts';
import {
  type History,
  type HistoryReader,
  openHistory,
  openReader,
  type RoomFacts,
} from '#electron/history/history.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { Archive } from './archive.ts';
import { openBare } from './bare.ts';
import { rooms, speaker } from './corpus.ts';

/** So many messages are stored at once when a room is caught up with. */
export const slice = 50;
/** What one absence brings at most. */
const backlog = 100_000;

/** How long each slice took, in milliseconds, and the same texts in the bare table. */
export interface Ingested {
  readonly ours: readonly number[];
  /** The same with what went before each: waiting for one's turn, and for the index to be merged. */
  readonly withWaiting: readonly number[];
  /** Of the slices themselves, what this thread's processor did; the rest it waited for the disk, or for its turn. */
  readonly busy: readonly number[];
  readonly floor: readonly number[];
}

/** A history that grows by backlogs, and the floor beside it. */
export function openGrowing() {
  const folder = temporaryFolder('bench-history');
  const file = join(folder.path, 'history.sqlite');
  const open = (): History => openHistory({ file, address: 'ada@localhost', names: () => ['Ada'] });
  const bare = openBare(join(folder.path, 'bare.sqlite'));
  const archive = new Archive();
  const say = speaker();
  let history = open();
  let reader: HistoryReader = openReader(file);
  let tidying = createTidying(reader, fail);
  let storing = createStoring(tidying);
  let stored = 0;
  for (const [index, address] of rooms.entries()) history.saveRoom(followed(address, index));

  const catchUp = async (count: number): Promise<Ingested> => {
    const said = Array.from({ length: count }, say);
    archive.say(said);
    history.interrupted();
    const ours: number[] = [];
    const withWaiting: number[] = [];
    const busy: number[] = [];
    const floor: number[] = [];
    for (const room of archive.rooms) {
      history.joined(room);
      for (;;) {
        const ask = history.nextAsk(room, { want: 'all', max: slice });
        if (ask === undefined) break;
        const page = archive.answer(room, ask);
        const asked = performance.now();
        await storing.turn('missed');
        const before = process.threadCpuUsage();
        ours.push(timed(() => history.storePage(room, ask, page)));
        const { user, system } = process.threadCpuUsage(before);
        busy.push((user + system) / 1000);
        withWaiting.push(performance.now() - asked);
        storing.stored();
      }
    }
    for (let from = 0; from < count; from += slice) {
      floor.push(timed(() => bare.store(said.slice(from, from + slice))));
    }
    archive.forget(slice);
    stored += count;
    return { ours, withWaiting, busy, floor };
  };

  return {
    file,
    bare,
    say,
    get history() {
      return history;
    },
    get reader() {
      return reader;
    },
    /** Whose turn it is to store, and the care of the index that goes with it. */
    get storing(): Storing {
      return storing;
    },
    /** Answers how long the last backlog took, slice by slice; a quiet moment has followed. */
    growTo: async (size: number): Promise<Ingested> => {
      let last: Ingested = { ours: [], withWaiting: [], busy: [], floor: [] };
      while (stored < size) last = await catchUp(Math.min(backlog, size - stored));
      await reader.settle(() => true);
      return last;
    },
    /** Everything is in one file while this runs, and nobody has it open. */
    apart: async <T>(work: () => Promise<T>): Promise<T> => {
      tidying.stop();
      reader.close();
      history.close();
      const result = await work();
      history = open();
      reader = openReader(file);
      tidying = createTidying(reader, fail);
      storing = createStoring(tidying);
      return result;
    },
    close: () => {
      tidying.stop();
      reader.close();
      history.close();
      bare.close();
      folder.remove();
    },
  };
}

function fail(line: string): never {
  throw new Error(line);
}

function followed(address: string, index: number): RoomFacts {
  return {
    address,
    name: `Room ${index}`,
    description: 'What is said here is what a bench needs to be said.',
    ...{ privacy: 'Closed', behavior: 'Normal', category: 'Trading' },
    ...{ archived: true, followed: true, canChat: true },
  };
}

export type Growing = ReturnType<typeof openGrowing>;

export function timed(act: () => unknown): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
