import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ShippedAddIn } from './facts.ts';
import { readFolder } from './package/folder.ts';
import { readPackage } from './package/read-package.ts';

/** Those that Perch brings along, by name: none where they were not built. What is no add-in is passed by. */
export async function shippedAddIns(folder: string): Promise<readonly ShippedAddIn[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const found = await Promise.all(names.map((name) => shippedAt(join(folder, name))));
  return found
    .filter((each) => each !== undefined)
    .sort((one, other) => one.addIn.name.localeCompare(other.addIn.name));
}

async function shippedAt(path: string): Promise<ShippedAddIn | undefined> {
  try {
    return { path, addIn: readPackage(await readFolder(path)).addIn };
  } catch {
    return undefined;
  }
}
