import { join } from 'node:path';
import type { AddInSites } from './add-in-sites.ts';
import { fileSecrets } from './file-secrets.ts';
import type { HostFiles } from './files.ts';
import type { ChildEntry, Host } from './host.ts';
import { spawnNode } from './node-child.ts';
import { openOutside } from './open-outside.ts';

export interface PlainHostOptions {
  readonly version: string;
  readonly data: string;
  /** Where the add-ins lie that Perch brings along. */
  readonly addIns: string;
  /** The file that each kind of child starts from. */
  readonly entries: Readonly<Record<ChildEntry, string>>;
  readonly addInSites: AddInSites;
  /** Only the page can ask for a file. */
  readonly files: HostFiles;
  readonly quit: () => void;
}

/** The machine as plain Node sees it: no notification of its own, no badge; the page does what it can. */
export function createPlainHost(options: PlainHostOptions): Host {
  const { version, data, addIns, entries, addInSites, files, quit } = options;
  return {
    kind: 'plain',
    version,
    // Not `Intl`: its first use costs more than everything else at the start.
    language: navigator.language,
    paths: { data, addIns },
    notify: () => false,
    withdraw: () => undefined,
    badge: () => undefined,
    openLink: (url) => openOutside(url),
    files,
    secrets: fileSecrets(join(data, 'secrets.json')),
    addInSites,
    spawn: (entry, { args }) => spawnNode(entries[entry], args),
    quit,
  };
}
