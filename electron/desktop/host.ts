import type { AddInSites } from '../host/add-in-sites.ts';
import type { HostFiles } from '../host/files.ts';
import type { ChildEntry, Host, Secrets } from '../host/host.ts';
import { spawnUtility } from './children.ts';
import type { Electron } from './electron.ts';
import { openOutside } from './open-outside.ts';

interface HostParts {
  readonly electron: Pick<Electron, 'app' | 'shell' | 'utilityProcess'>;
  readonly data: string;
  /** Where the add-ins lie that Perch brings along. */
  readonly addIns: string;
  readonly files: HostFiles;
  readonly secrets: Secrets;
  readonly warning: string | undefined;
  readonly addInSites: AddInSites;
  readonly notify: Host['notify'];
  readonly fillsScreen: () => boolean;
  readonly withdraw: Host['withdraw'];
  readonly badge: Host['badge'];
  /** The bundle that each kind of child starts from. */
  readonly entries: Readonly<Record<ChildEntry, string>>;
}

/** The machine as Electron offers it to the core. */
export function createDesktopHost(parts: HostParts): Host {
  const { app, shell, utilityProcess } = parts.electron;
  return {
    kind: 'desktop',
    version: app.getVersion(),
    language: app.getLocale(),
    paths: { data: parts.data, addIns: parts.addIns },
    ...(parts.warning === undefined ? {} : { warning: parts.warning }),
    notify: parts.notify,
    fillsScreen: parts.fillsScreen,
    withdraw: parts.withdraw,
    badge: parts.badge,
    openLink: (url) => openOutside(shell, url),
    files: parts.files,
    secrets: parts.secrets,
    addInSites: parts.addInSites,
    spawn: (entry, { args }) => spawnUtility(utilityProcess, parts.entries[entry], args),
    quit: () => app.quit(),
  };
}
