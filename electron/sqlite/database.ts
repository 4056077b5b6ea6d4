import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { FaultError } from '../model/fault.ts';
import { withFaults } from './faults.ts';

interface DatabaseOptions {
  readonly file: string;
  /** SQL; the n-th brings a file from version n-1 to n (`user_version`). Only ever appended to. */
  readonly migrations: readonly string[];
  /**
   * `FULL`: what was committed survives a loss of power. `NORMAL`: it survives a killed process, and a loss of
   * power may take the last commits, never the file.
   */
  readonly synchronous: 'FULL' | 'NORMAL';
  /** Adds the functions that the schema names. */
  readonly prepare?: (db: Database.Database) => void;
}

/** How long one connection waits for another, in milliseconds. */
const patience = 2000;

/**
 * Opens a file in WAL mode, makes it where there is none, and migrates it where it is older.
 * Throws FaultError: `StorageTooNew` where a newer Perch has written it, else `StorageFailed`.
 */
export function openDatabase(options: DatabaseOptions): Database.Database {
  return withFaults(() => {
    makeDirectory(dirname(options.file));
    return begin(new Database(options.file, { timeout: patience }), (db) => {
      db.pragma('journal_mode = WAL');
      db.pragma(`synchronous = ${options.synchronous}`);
      db.pragma('foreign_keys = ON');
      options.prepare?.(db);
      migrate(db, options.migrations);
    });
  });
}

/**
 * A second connection to a file that `openDatabase` has opened and migrated, for another thread. Throws FaultError
 * `StorageFailed`.
 */
export function openBeside(file: string): Database.Database {
  return withFaults(() =>
    begin(new Database(file, { fileMustExist: true, timeout: patience }), (db) => {
      db.pragma('synchronous = NORMAL');
      db.pragma('secure_delete = ON');
    }),
  );
}

/** A connection that cannot begin does not stay open. */
function begin(db: Database.Database, work: (db: Database.Database) => void): Database.Database {
  try {
    work(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Moves everything out of the log and makes it empty: what was removed is gone from there too. Answers whether it is:
 * another thread may read there or move at this moment, and nobody waits for that here.
 */
export function emptyLog(db: Database.Database): boolean {
  db.pragma('busy_timeout = 0');
  try {
    return db.prepare<[], { busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0;
  } finally {
    db.pragma(`busy_timeout = ${patience}`);
  }
}

/** Deletes a database with the files that SQLite keeps beside it. It must be closed. */
export function deleteDatabase(file: string): void {
  for (const suffix of databaseSuffixes) rmSync(file + suffix, { force: true });
}

export const databaseSuffixes = ['', '-wal', '-shm'] as const;

function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const text = `The directory ${path} cannot be made: check its permissions.`;
    throw new FaultError('StorageFailed', text, { cause });
  }
}

/** One transaction for all steps: a process killed in between leaves the old version whole. */
function migrate(db: Database.Database, migrations: readonly string[]): void {
  db.transaction(() => {
    const version = Number(db.pragma('user_version', { simple: true }));
    if (version > migrations.length) {
      throw new FaultError(
        'StorageTooNew',
        'The data directory was written by a newer version of Perch: install that version, or choose another directory.',
      );
    }
    for (const step of migrations.slice(version)) db.exec(step);
    if (version < migrations.length) db.pragma(`user_version = ${migrations.length}`);
  }).exclusive();
}
