import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { BareAddress, Timestamp } from '../model/ids.ts';
import { openDatabase } from '../sqlite/database.ts';
import { isDamage } from '../sqlite/faults.ts';
import type { History } from './api.ts';
import { createHistory } from './create-history.ts';
import { guardOf } from './guard.ts';
import { migrations } from './migrations/all.ts';
import { addFunctions } from './search/functions.ts';
import { damageMark, setAside } from './set-aside.ts';

export interface HistoryOptions {
  readonly file: string;
  /** The names by which the person is mentioned, at the time of storing. */
  readonly names: () => readonly string[];
  /** The person's own address, by which other programs say whom a message means (XEP-0372). */
  readonly address?: BareAddress;
  /** For the name of a damaged file that is set aside, and of what was taken back. Milliseconds since 1970. */
  readonly now?: () => Timestamp;
  /** A damaged file was set aside under this name and an empty history begun. */
  readonly onDamage?: (setAside: string) => void;
}

/**
 * Opens the history, makes it where there is none, and migrates it where it is older. A damaged file is set aside:
 * the history is a cache, and the archives of the rooms fill a new one.
 */
export function openHistory(options: HistoryOptions): History {
  const { file, names, address } = options;
  const { now = Date.now, onDamage } = options;
  const aside = (): void => {
    const place = setAside(file, now());
    onDamage?.(place);
  };
  if (existsSync(damageMark(file))) aside();
  const db = openOrRebuild(file, aside);
  const guard = guardOf(file);
  return guard(() => createHistory({ db, file, names, address, guard, now }));
}

function openOrRebuild(file: string, aside: () => void): Database {
  const open = () => tuned(openDatabase({ file, migrations, synchronous: 'NORMAL', prepare: addFunctions }));
  try {
    return open();
  } catch (error) {
    if (!isDamage(error)) throw error;
    aside();
    return open();
  }
}

/**
 * 32 MiB of pages in memory. The log may grow to 256 MiB before a commit has to move it into the file: the reader's
 * `tidy` does that long before, so that no message waits for it. Overwriting what is given up is always on: a row that
 * grew leaves its old words where a later deletion cannot find them.
 */
function tuned(db: Database): Database {
  db.pragma('cache_size = -32768');
  db.pragma('secure_delete = ON');
  db.pragma('wal_autocheckpoint = 64000');
  return db;
}
