import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { unwritable } from './data-directory.ts';

export type InstanceLock =
  | {
      readonly held: true;
      /** Tells a second start where this one can be found. */
      publish(url: string): void;
      release(): void;
    }
  | { readonly held: false; readonly url: string | undefined };

/**
 * One Perch per data directory. The lock is SQLite's own on a file: the system lets go of it however the process
 * ends, so a crash leaves nothing behind, and no process id has to be believed.
 */
export function lockDataDirectory(directory: string): InstanceLock {
  const address = join(directory, 'address');
  const database = open(directory);
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (codeOf(error) !== 'SQLITE_BUSY') throw unwritable(directory, error);
    return { held: false, url: readIfThere(address) };
  }
  return {
    held: true,
    publish: (url) => writeFileSync(address, url, { mode: 0o600 }),
    release: () => database.close(),
  };
}

function open(directory: string): Database.Database {
  try {
    return new Database(join(directory, 'lock'), { timeout: 0 });
  } catch (cause) {
    throw unwritable(directory, cause);
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Database.SqliteError ? error.code : undefined;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
