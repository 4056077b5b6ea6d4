import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const template = join(import.meta.dirname, 'template');

/** Writes a first add-in into a folder that is not there yet, or empty. */
export function newAddIn(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`${folder} is not empty.`);
  for (const name of readdirSync(template))
    cpSync(join(template, name), join(folder, name.replace(/\.template$/, '')));
}
