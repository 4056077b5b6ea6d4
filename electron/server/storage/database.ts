import Database from 'better-sqlite3';
import { FaultError } from '#electron/model/fault.ts';

export type { Database };

/** What a part of the server keeps: SQL that brings its tables from each version to the next. */
export interface Migrations {
  readonly component: string;
  /** Never changed once released, only added to. */
  readonly steps: readonly string[];
}

/**
 * Opens the server's one file. One connection, one writer: what happens in a turn is one transaction. FULL
 * makes a commit durable before anybody hears of it.
 */
export function openDatabase(file: string): Database.Database {
  try {
    const database = new Database(file);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('cache_size = -8192');
    // What is removed is overwritten, so that no free page holds it.
    database.pragma('secure_delete = ON');
    database.exec(
      'CREATE TABLE IF NOT EXISTS component (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT',
    );
    return database;
  } catch (cause) {
    throw explain(file, cause);
  }
}

export function migrate(database: Database.Database, { component, steps }: Migrations): void {
  const version = readVersion(database, component);
  if (version > steps.length) {
    throw new FaultError(
      'StorageTooNew',
      'The data directory was written by a newer version of Perch: start that version, or choose another directory.',
    );
  }
  database.transaction(() => {
    for (const step of steps.slice(version)) database.exec(step);
    database
      .prepare('INSERT INTO component VALUES (?, ?) ON CONFLICT DO UPDATE SET version = excluded.version')
      .run(component, steps.length);
  })();
}

function readVersion(database: Database.Database, component: string): number {
  const version: unknown = database
    .prepare('SELECT version FROM component WHERE name = ?')
    .pluck()
    .get(component);
  return typeof version === 'number' ? version : 0;
}

function explain(file: string, cause: unknown): FaultError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code.startsWith('SQLITE_BUSY')) {
    return new FaultError(
      'StorageFailed',
      `Another server uses ${file}: stop it, or choose another directory.`,
      {
        cause,
      },
    );
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new FaultError('StorageFailed', `${file} is damaged: move it away to begin anew.`, { cause });
  }
  return new FaultError(
    'StorageFailed',
    `${file} cannot be opened: choose a directory that can be written to.`,
    {
      cause,
    },
  );
}
