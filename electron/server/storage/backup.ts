import { closeSync, openSync, rmSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { FaultError } from '#electron/model/fault.ts';
import type { Database } from './database.ts';

/** Some milliseconds' worth: the server goes on between the steps. */
const pagesAtOnce = 100;
const mostAttempts = 1_000;

/**
 * Copies the database while it is written: the copy is what was committed when it ended. SQLite takes a step only
 * where the connection is in no transaction, so `commit` ends the one of the turn before each. Rejects with
 * `InvalidArgument` and `StorageFailed`; then there is no copy.
 */
export async function backUp(database: Database.Database, file: string, commit: () => void): Promise<void> {
  make(file);
  try {
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      // Asked between the steps, just before the next one is queued: what is queued here comes right before it.
      const progress = (): number => {
        setImmediate(commit);
        return pagesAtOnce;
      };
      const { totalPages } = await database.backup(file, { progress });
      // None: the first step met a transaction, and nothing was begun.
      if (totalPages > 0) return;
    }
    throw new Error('The database was never at rest');
  } catch (cause) {
    rmSync(file, { force: true });
    throw new FaultError('StorageFailed', `${file} could not be written: is there room on the disk?`, {
      cause,
    });
  }
}

/** For its owner alone, and never over another file. */
function make(file: string): void {
  if (!isAbsolute(file)) throw new FaultError('InvalidArgument', 'Give the whole path of the file.');
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (cause) {
    const exists = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    const text = exists
      ? `${file} exists: choose another name.`
      : `${file} cannot be made: choose a directory that the server may write to.`;
    throw new FaultError('InvalidArgument', text, { cause });
  }
}
