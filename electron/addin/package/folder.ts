import { lstat, readdir, readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { checkPath, createMeter, type Files, refused } from './files.ts';

/** Reads an add-in out of a folder. Links are not followed: they could lead anywhere. */
export async function readFolder(folder: string): Promise<Files> {
  if (!isAbsolute(folder)) throw refused('its folder has to be named in full');
  const found = await lstat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw refused('there is no such folder');
  const files = new Map<string, Uint8Array>();
  const count = createMeter();
  for await (const path of pathsIn(folder, '')) {
    // Counted before it is read: a single one may be larger than all may be.
    count((await lstat(join(folder, path))).size);
    files.set(path, await readFile(join(folder, path)));
  }
  return files;
}

async function* pathsIn(folder: string, under: string): AsyncGenerator<string> {
  for (const entry of await readdir(join(folder, under), { withFileTypes: true })) {
    // What tools leave in every folder.
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = checkPath(under === '' ? entry.name : `${under}/${entry.name}`);
    if (entry.isDirectory()) yield* pathsIn(folder, path);
    else if (entry.isFile()) yield path;
    else throw refused(`“${path}” is a link, or something else that is no file`);
  }
}
