import { SqliteError } from 'better-sqlite3';
import { FaultError } from '../model/fault.ts';

const sentences: readonly (readonly [code: string, sentence: string])[] = [
  ['SQLITE_FULL', 'The disk is full: nothing can be stored until there is room on it.'],
  ['SQLITE_READONLY', 'The data directory cannot be written: check its permissions.'],
  ['SQLITE_CANTOPEN', 'A file in the data directory cannot be opened: check its permissions.'],
  ['SQLITE_BUSY', 'Another program is using the data directory: close it and try again.'],
  ['SQLITE_CORRUPT', 'A file in the data directory is damaged: restart Perch to repair it.'],
  ['SQLITE_NOTADB', 'A file in the data directory is damaged: restart Perch to repair it.'],
];

/** Whether the engine found the file itself damaged, as against a disk or a permission. */
export function isDamage(error: unknown): boolean {
  const inner = error instanceof FaultError ? error.cause : error;
  return inner instanceof SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(inner.code);
}

/** What the engine throws, in words for people; everything else as it is. */
export function asFault(error: unknown): unknown {
  if (!(error instanceof SqliteError)) return error;
  const found = sentences.find(([code]) => error.code.startsWith(code));
  const text = found?.[1] ?? `The data directory could not be used (${error.code}): check the disk.`;
  return new FaultError('StorageFailed', text, { cause: error });
}

/** Runs `work`; what the engine throws in it becomes a FaultError. */
export function withFaults<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asFault(error);
  }
}
