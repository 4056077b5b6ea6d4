import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { FaultError } from '#electron/model/fault.ts';
import type { Database } from './database.ts';

/** Some milliseconds' worth: the server goes on between the steps. */
const pagesAtOnce = 100;
const mostAttempts = 1_000;

/**
 * Copies the database while it is written: the copy is what was committed when it ended, and is not there before.
 * SQLite takes a step only where the connection is in no transaction, so `commit` ends the one of the turn before
 * each. Rejects with `InvalidArgument` and `StorageFailed`; then there is no copy.
 */
export async function backUp(database: Database.Database, file: string, commit: () => void): Promise<void> {
  const part = `${file}.part`;
  make(file, part);
  try {
    await copy(database, part, commit);
    renameSync(part, file);
  } catch (cause) {
    remove(part);
    const text = `${file} could not be written: is there room on the disk?`;
    throw new FaultError('StorageFailed', text, { cause });
  }
}

async function copy(database: Database.Database, part: string, commit: () => void): Promise<void> {
  // Asked between the steps, just before the next one is queued: what is queued here comes right before it.
  const progress = (): number => {
    setImmediate(commit);
    return pagesAtOnce;
  };
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const { totalPages } = await database.backup(part, { progress });
    // None: the first step met a transaction, and nothing was begun.
    if (totalPages > 0) return;
  }
  throw new Error('The database was never at rest');
}

/** For its owner alone, and never over another file. What an earlier attempt left half done goes. */
function make(file: string, part: string): void {
  if (!isAbsolute(file)) throw new FaultError('InvalidArgument', 'Give the whole path of the file.');
  if (existsSync(file)) throw new FaultError('InvalidArgument', `${file} exists: choose another name.`);
  try {
    remove(part);
    closeSync(openSync(part, 'wx', 0o600));
  } catch (cause) {
    const text = `${file} cannot be made: choose a directory that the server may write to.`;
    throw new FaultError('InvalidArgument', text, { cause });
  }
}

function remove(part: string): void {
  for (const one of [part, `${part}-journal`]) rmSync(one, { force: true });
}
