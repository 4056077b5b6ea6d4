import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FaultError } from '../model/fault.ts';

/** Where everything that Perch keeps lies, where nobody says otherwise: the same for both hosts. */
export function defaultDataDirectory(
  platform: NodeJS.Platform,
  home: string,
  env: Readonly<Record<string, string | undefined>>,
): string {
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Perch', 'data');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Perch', 'data');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'perch');
}

/** Makes the directory, for its owner alone. Throws `StorageFailed` where that is not possible. */
export function makeDataDirectory(directory: string): void {
  try {
    makeFolder(directory);
  } catch (cause) {
    throw unwritable(directory, cause);
  }
}

/** Not `recursive`: with that, Node never comes back from a place such as `/proc/x`. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

export function unwritable(directory: string, cause: unknown): FaultError {
  return new FaultError(
    'StorageFailed',
    `Perch cannot write to ${directory}. Make it writable, or choose another directory with --data.`,
    { cause },
  );
}
