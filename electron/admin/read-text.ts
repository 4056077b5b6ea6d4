import { readFileSync } from 'node:fs';
import { FaultError } from '#electron/model/fault.ts';

/** A file that was named on the command line. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new FaultError('InvalidArgument', `${file} cannot be read.`, { cause });
  }
}
