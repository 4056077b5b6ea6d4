import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BareAddress } from '#electron/model/ids.ts';

/** With what SQLite appends, short enough for the paths of every system (Windows: 260 characters in all). */
const longest = 120;
/** Names that are devices on Windows, whatever follows the first dot. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** The folder of an account's cache under the data directory: a name that every file system takes. */
export function accountFolder(data: string, address: BareAddress): string {
  const all = join(data, 'accounts');
  const before = join(all, encodeURIComponent(address));
  // An earlier Perch named it so; what was cached there stays there.
  if (existsSync(before)) return before;
  return join(all, folderName(address));
}

/** One name for each address: what file systems refuse is percent-encoded, what is too long ends in its hash. */
export function folderName(address: BareAddress): string {
  const name = encodeURIComponent(address)
    .replaceAll('*', '%2A')
    .replace(device, (word) => `%${word.charCodeAt(0).toString(16).toUpperCase()}${word.slice(1)}`)
    .replace(/\.$/, '%2E');
  if (name.length <= longest) return name;
  return `${name.slice(0, longest - 33)}-${createHash('sha256').update(address).digest('hex').slice(0, 32)}`;
}
