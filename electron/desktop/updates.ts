import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { words } from './words.ts';

const interval = 24 * 60 * 60 * 1000;

/** The part of electron-updater's `autoUpdater` that is used here. */
export interface Updater {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  checkForUpdates(): Promise<unknown>;
  on(event: 'update-downloaded', listener: (update: { readonly version: string }) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

interface UpdateParts {
  readonly packaged: boolean;
  readonly resources: string;
  readonly load: () => Promise<Updater>;
  readonly tell: (title: string, text: string) => void;
}

/** A CommonJS module that makes its updater when first asked, by way of Electron: only for the running desktop. */
export async function loadUpdater(): Promise<Updater> {
  const { default: updater } = await import('electron-updater');
  return updater.autoUpdater;
}

/**
 * Looks for updates at the start and once a day. Only where Perch is installed by a package whose maker named a
 * place for them (`app-update.yml`, written by electron-builder's `publish`). Never restarts by itself.
 * Returns its undo.
 */
export async function watchUpdates({ packaged, resources, load, tell }: UpdateParts): Promise<() => void> {
  if (!packaged || !existsSync(join(resources, 'app-update.yml'))) return () => undefined;
  const updater = await load();
  updater.autoDownload = true;
  updater.autoInstallOnAppQuit = true;
  updater.on('update-downloaded', ({ version }) => tell(words.updateReady(version), words.updateText));
  // Being offline is no news; the next check comes by itself.
  updater.on('error', () => undefined);
  const check = () => void updater.checkForUpdates().catch(() => undefined);
  check();
  const timer = setInterval(check, interval);
  return () => clearInterval(timer);
}
