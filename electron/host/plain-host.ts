import { join } from 'node:path';
import { fileSecrets } from './file-secrets.ts';
import type { ChildEntry, Host } from './host.ts';
import { spawnNode } from './node-child.ts';
import { openOutside } from './open-outside.ts';

export interface PlainHostOptions {
  readonly version: string;
  readonly data: string;
  /** The file that each kind of child starts from. */
  readonly entries: Readonly<Record<ChildEntry, string>>;
  readonly quit: () => void;
}

/** The machine as plain Node sees it: no notification of its own, no badge; the page does what it can. */
export function createPlainHost({ version, data, entries, quit }: PlainHostOptions): Host {
  return {
    kind: 'plain',
    version,
    // Not `Intl`: its first use costs more than everything else at the start.
    language: navigator.language,
    paths: { data },
    notify: () => false,
    withdraw: () => undefined,
    badge: () => undefined,
    openLink: (url) => openOutside(url),
    secrets: fileSecrets(join(data, 'secrets.json')),
    spawn: (entry, { args }) => spawnNode(entries[entry], args),
    quit,
  };
}
