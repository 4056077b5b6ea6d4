import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Timestamp } from '../model/ids.ts';
import { databaseSuffixes } from '../sqlite/database.ts';

/** The file that says that the next start has to begin a new history. */
export function damageMark(file: string): string {
  return `${file}.damaged`;
}

/** Moves a damaged history out of the way; answers where it is. */
export function setAside(file: string, now: Timestamp): string {
  const aside = `${file}.damaged-${now}`;
  for (const suffix of databaseSuffixes) {
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
  }
  rmSync(damageMark(file), { force: true });
  return aside;
}

/** What was set aside holds what is to be gone, and nothing can be removed from it but all. */
export function removeSetAside(file: string): void {
  const folder = dirname(file);
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${basename(file)}.damaged-`)) rmSync(join(folder, name), { force: true });
  }
}
