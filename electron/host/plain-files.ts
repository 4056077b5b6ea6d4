import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { FaultError } from '../model/fault.ts';
import type { HostFiles } from './files.ts';
import { writeWhole } from './write-whole.ts';

/** Files by way of the page, which alone can ask the person: each waits here under a name that nobody guesses. */
export interface PlainFiles extends HostFiles {
  /** What the page may get under this token. */
  find(token: string): { readonly path: string; readonly name: string } | undefined;
  /** Stores what the page sends; answers the token. Rejects with `StorageFailed`, `LimitExceeded`. */
  receive(body: Readable): Promise<string>;
  /** Removes everything that waits. */
  clear(): void;
}

export interface PlainFilesOptions {
  readonly folder: string;
  readonly newToken: () => string;
  /** Bytes of what is sent; more is refused. */
  readonly largest?: number;
}

/** The links of the contract begin with it. */
export const transfersPath = '/transfers';

const usualLargest = 8 * 1024 ** 3;

export function createPlainFiles({
  folder,
  newToken,
  largest = usualLargest,
}: PlainFilesOptions): PlainFiles {
  const outgoing = new Map<string, { readonly path: string; readonly name: string }>();
  const incoming = new Map<string, string>();
  const place = (token: string): string => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return join(folder, token);
  };
  const clear = (): void => {
    outgoing.clear();
    incoming.clear();
    rmSync(folder, { recursive: true, force: true });
  };
  // What an earlier life left belongs to nobody.
  clear();
  return {
    save: async (name) => {
      const token = newToken();
      const path = place(token);
      outgoing.set(token, { path, name });
      const discard = (): void => {
        outgoing.delete(token);
        rmSync(path, { force: true });
      };
      return { path, link: `${transfersPath}/${token}`, discard };
    },
    open: async (upload = '') => {
      const path = incoming.get(upload);
      incoming.delete(upload);
      return path === undefined ? undefined : { path, release: () => rmSync(path, { force: true }) };
    },
    find: (token) => outgoing.get(token),
    receive: async (body) => {
      const token = newToken();
      const path = place(token);
      try {
        await writeWhole(path, atMost(largest, body));
      } catch (error) {
        throw asFault(error);
      }
      incoming.set(token, path);
      return token;
    },
    clear,
  };
}

async function* atMost(largest: number, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > largest) throw new FaultError('LimitExceeded', 'This file is larger than Perch takes.');
    yield chunk;
  }
}

function asFault(cause: unknown): FaultError {
  if (cause instanceof FaultError) return cause;
  const text = 'The file could not be taken in. Is the disk full or read-only?';
  return new FaultError('StorageFailed', text, { cause });
}
