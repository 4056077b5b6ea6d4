import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { FaultError } from '../model/fault.ts';

/**
 * Gives a file a new text, whole or not at all: written beside and renamed, so that a crash leaves the old or the
 * new one. Only its owner can read it. Throws `StorageFailed`.
 */
export function replaceFile(file: string, text: string): void {
  const beside = `${file}.new`;
  try {
    const handle = openSync(beside, 'w', 0o600);
    try {
      // What an earlier crash left there may be open to others.
      fchmodSync(handle, 0o600);
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, file);
  } catch (cause) {
    throw new FaultError('StorageFailed', `Perch cannot write ${file}. Is the disk full or read-only?`, {
      cause,
    });
  }
}
