import type { Worker } from 'node:worker_threads';
import { FaultError } from '#electron/model/fault.ts';
import type { FeedPage, FeedPageRequest } from '#electron/model/feed.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { SearchAnswer } from '#electron/model/search.ts';
import type { HistorySearch } from '../api.ts';
import type { Job, Result, ThreadData } from './jobs.ts';

/**
 * Reads a history in a thread of its own, so that whatever a question costs, storing, sending and the window go on.
 * The history must have been opened before; the thread starts with the first question.
 */
export interface HistoryReader {
  /**
   * Answers undefined where the same asker has put a newer question before this one was begun. Rejects with
   * `StorageFailed`.
   */
  search(search: HistorySearch, asker: string): Promise<SearchAnswer | undefined>;
  /** Faults `NoSuchNode` (there is no such feed), `StorageFailed`. `except`: rooms that are hidden. */
  feedPage(request: FeedPageRequest, except: readonly RoomAddress[]): Promise<FeedPage>;
  /** Moves what was written out of the log: nobody who stores has to wait for it. */
  tidy(): Promise<void>;
  /**
   * While much is stored: merges what has gathered in the index, in small steps as long as `goOn` says so, and no longer
   * than one may wait for it. Whoever stores at the same time stands still for a step. Leaves it to another time where
   * the thread has something else to do, which nobody who stores should wait for.
   */
  keepUp(goOn: () => boolean): Promise<void>;
  /** For quiet moments: makes the index quick to search, in small steps as long as `goOn` says so, and tidies. */
  settle(goOn: () => boolean): Promise<void>;
  /** The file is no longer in use when this returns; what was not answered never is. */
  close(): void;
}

interface Waiting {
  readonly job: Job;
  readonly asker: string;
  readonly resolve: (result: Result | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Bundled, the thread's file lies beside this one. */
const entry = import.meta.filename.endsWith('.ts') ? './thread.ts' : './history-reader.cjs';

/** Steps of merging after which the log is tidied. */
const tidyEvery = 64;

/** Steps of merging before storing goes on. A large merge is spread over several rounds. */
const stepsAtOnce = 8;

/** How long closing waits for a question that is being answered, in milliseconds. */
const patience = 2000;

export function openReader(file: string): HistoryReader {
  const closed = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  let waiting: readonly Waiting[] = [];
  let current: Waiting | undefined;
  let worker: Worker | undefined;
  let isClosed = false;
  let pages = 0;

  const next = (): void => {
    [current, ...waiting] = waiting;
    if (current === undefined) {
      worker?.unref();
      return;
    }
    worker ??= start();
    worker.ref();
    worker.postMessage(current.job);
  };
  const start = (): Worker => {
    const workerData: ThreadData = { file, closed };
    // Loaded with the first question, and not when Perch starts.
    const threads = process.getBuiltinModule('node:worker_threads');
    const started = new threads.Worker(new URL(entry, import.meta.url), { workerData });
    started.on('message', (result: Result) => {
      current?.resolve(result);
      next();
    });
    started.on('error', (error) => {
      worker = undefined;
      current?.reject(error);
      next();
    });
    return started;
  };
  const ask = (job: Job, asker: string): Promise<Result | undefined> =>
    new Promise((resolve, reject) => {
      for (const older of waiting) if (older.asker === asker) older.resolve(undefined);
      waiting = [...waiting.filter((older) => older.asker !== asker), { job, asker, resolve, reject }];
      if (current === undefined && !isClosed) next();
    });

  /** Answers whether there is more to do. */
  const work = async (job: Job): Promise<boolean> => {
    const result = await ask(job, job.do);
    if (result?.is === 'failed') throw faultOf(result);
    return result?.is === 'done' && result.more;
  };

  return {
    search: async (search, asker) => {
      const result = await ask({ do: 'search', search }, `search ${asker}`);
      return result === undefined ? undefined : answerOf(result);
    },
    feedPage: async (request, except) => {
      pages += 1;
      const result = await ask({ do: 'feed page', request, except }, `feed page ${pages}`);
      if (result?.is === 'failed') throw faultOf(result);
      if (result?.is !== 'read') throw new Error(`a feed was answered by ${result?.is}`);
      return result.page;
    },
    tidy: async () => {
      await work({ do: 'tidy' });
    },
    keepUp: async (goOn) => {
      const mayGoOn = (): boolean => current === undefined && goOn();
      for (let steps = 0; steps < stepsAtOnce && mayGoOn() && (await work({ do: 'keep up' })); steps += 1);
    },
    settle: async (goOn) => {
      for (let steps = 1; goOn() && (await work({ do: 'merge' })); steps += 1) {
        if (steps % tidyEvery === 0) await work({ do: 'tidy' });
      }
      await work({ do: 'tidy' });
    },
    close: () => {
      isClosed = true;
      if (worker === undefined) return;
      worker.removeAllListeners();
      worker.unref();
      worker.postMessage('close');
      Atomics.wait(new Int32Array(closed), 0, 0, patience);
      void worker.terminate();
    },
  };
}

function answerOf(result: Result): SearchAnswer {
  if (result.is === 'found') return result.answer;
  throw result.is === 'failed' ? faultOf(result) : new Error(`a search was answered by ${result.is}`);
}

function faultOf({ fault: { code, text, ...more } }: Result & { is: 'failed' }): FaultError {
  return new FaultError(code, text, more);
}
