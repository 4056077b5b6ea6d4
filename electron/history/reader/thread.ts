import { parentPort, workerData } from 'node:worker_threads';
import { FaultError } from '#electron/model/fault.ts';
import { openBeside } from '#electron/sqlite/database.ts';
import { openFeedPages } from '../feeds/feed-pages.ts';
import { guardOf } from '../guard.ts';
import { openSearch } from '../search/search.ts';
import type { Job, Result, ThreadData } from './jobs.ts';
import { openMerge } from './merge.ts';
import { openTidy } from './tidy.ts';

/** The thread's entry: reads the file beside the one who writes it, so that a question never holds up a message. */
// Only `openReader` starts this file, and with this.
const { file, closed } = workerData as ThreadData;
const guard = guardOf(file);
let open: ReturnType<typeof begin> | undefined;

function begin() {
  const db = openBeside(file);
  // 8 MiB of pages in memory: with SQLite's two a search is twice as slow, and more make it no faster.
  db.pragma('cache_size = -8192');
  return {
    db,
    search: openSearch(db),
    feedPage: openFeedPages(db),
    merge: openMerge(db),
    tidy: openTidy(db),
  };
}

function perform(job: Job): Result {
  open ??= begin();
  if (job.do === 'search') return { is: 'found', answer: open.search(job.search) };
  if (job.do === 'feed page') return { is: 'read', page: open.feedPage(job.request, job.except) };
  if (job.do === 'merge') return { is: 'done', more: open.merge.settle() };
  if (job.do === 'keep up') return { is: 'done', more: open.merge.keepUp() };
  open.tidy();
  return { is: 'done', more: false };
}

function resultOf(job: Job): Result {
  try {
    return guard(() => perform(job));
  } catch (error) {
    if (error instanceof FaultError) return { is: 'failed', fault: error.fault };
    throw error;
  }
}

function close(): void {
  open?.db.close();
  const flag = new Int32Array(closed);
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
  parentPort?.close();
}

parentPort?.on('message', (job: Job | 'close') => {
  if (job === 'close') close();
  else parentPort?.postMessage(resultOf(job));
});
