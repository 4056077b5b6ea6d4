import { readFile, stat } from 'node:fs/promises';
import { FaultError } from '../model/fault.ts';
import type { AddIn, AddInId } from './facts.ts';
import type { InstalledAddIns } from './installed.ts';
import { type Files, limits, refused, tooLarge } from './package/files.ts';
import { readFolder } from './package/folder.ts';
import { type Package, readPackage } from './package/read-package.ts';

/** From where an add-in comes. */
export type Origin =
  | { readonly kind: 'folder' | 'zip'; readonly path: string }
  | { readonly kind: 'zip bytes'; readonly base64: string }
  | { readonly kind: 'address'; readonly url: string };

interface InstallerOptions {
  readonly installed: InstalledAddIns;
  readonly download: (url: string) => Promise<Uint8Array>;
  readonly newId: () => string;
}

/** As many as somebody looks at; the oldest is forgotten first. */
const most = 5;

/** Two steps: what was read is what is installed, whatever its source says by then. */
export class Installer {
  readonly #options: InstallerOptions;
  readonly #inspected = new Map<string, Package>();

  constructor(options: InstallerOptions) {
    this.#options = options;
  }

  /** Reads and checks, and keeps nothing on the disk. Throws `InvalidArgument` with the field and the reason. */
  async inspect(origin: Origin): Promise<{ readonly token: string; readonly addIn: AddIn }> {
    const found = await this.#read(origin);
    const token = this.#options.newId();
    this.#inspected.set(token, found);
    const [oldest] = this.#inspected.keys();
    if (this.#inspected.size > most && oldest !== undefined) this.#inspected.delete(oldest);
    return { token, addIn: found.addIn };
  }

  install(token: string): { readonly addIn: AddInId; readonly replaced: AddInId | undefined } {
    const found = this.#inspected.get(token);
    if (!found)
      throw new FaultError('InvalidArgument', 'Choose this add-in again: it was read too long ago.');
    this.#inspected.delete(token);
    return { addIn: found.addIn.id, ...this.#options.installed.install(found) };
  }

  async #read(origin: Origin): Promise<Package> {
    switch (origin.kind) {
      case 'folder':
        return readPackage(await readFolder(origin.path));
      case 'zip':
        return readPackage(await unzip(await readWhole(origin.path)));
      case 'zip bytes':
        return readPackage(await unzip(Buffer.from(origin.base64, 'base64')));
      case 'address':
        return readPackage(await unzip(await this.#options.download(origin.url)), origin.url);
    }
  }
}

async function unzip(bytes: Uint8Array): Promise<Files> {
  // Not needed before somebody installs.
  const { readZip } = await import('./package/zip.ts');
  return readZip(bytes);
}

async function readWhole(file: string): Promise<Uint8Array> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw refused('there is no such file');
  if (found.size > limits.size) throw tooLarge(`more than ${limits.size / 1024 / 1024} MB`);
  return readFile(file);
}
