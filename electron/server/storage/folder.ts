import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { FaultError } from '#electron/model/fault.ts';

/** Makes the data directory, for its owner alone, with whatever is missing above it. */
export function makeDataFolder(path: string): void {
  try {
    makeFolder(path);
  } catch (cause) {
    const text = `${path} cannot be made: choose a directory that can be written to with --data.`;
    throw new FaultError('StorageFailed', text, { cause });
  }
}

/** Not `recursive`: with that, Node never comes back from a place such as `/proc/x`. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}
