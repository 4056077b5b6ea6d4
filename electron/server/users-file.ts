import { readFileSync } from 'node:fs';
import { FaultError } from '#electron/model/fault.ts';
import { readAccountName } from './account-name.ts';

export interface User {
  readonly name: string;
  readonly password: string;
}

/** Reads the file of `--users`. */
export function readUsersFile(file: string): readonly User[] {
  try {
    return readUsers(readFileSync(file, 'utf8'), file);
  } catch (cause) {
    if (cause instanceof FaultError) throw cause;
    const text = `${file} cannot be read: give a file with a line name:password for each account.`;
    throw new FaultError('InvalidArgument', text, { cause });
  }
}

/** Lines `name:password`; empty lines and those that begin with # are passed over. */
export function readUsers(text: string, file: string): readonly User[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const colon = line.indexOf(':');
    const [given, password] = [line.slice(0, Math.max(colon, 0)), line.slice(colon + 1)];
    const name = readAccountName(given);
    if (!name || password === '') {
      throw new FaultError(
        'InvalidArgument',
        `Line ${index + 1} of ${file} is malformed: write name:password, the name without spaces, @, / or quotes.`,
      );
    }
    return [{ name, password }];
  });
}
