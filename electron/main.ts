import { homedir } from 'node:os';
import { join } from 'node:path';
import * as electron from 'electron';
import { acceptPorts } from './bridge/electron-port.ts';
import type { App } from './core/app.ts';
import { addInSites, serveAddIns } from './desktop/add-in-scheme.ts';
import type { Links } from './desktop/links.ts';
import { openDesktop } from './desktop/open.ts';
import { watchPower } from './desktop/power.ts';
import { type Prepared, prepare } from './desktop/prepare.ts';
import { isPage, pageUrl } from './desktop/scheme.ts';
import { loadUpdater, watchUpdates } from './desktop/updates.ts';
import { showWindow } from './desktop/window.ts';
import { words } from './desktop/words.ts';
import { defaultDataDirectory, makeDataDirectory } from './host/data-directory.ts';
import type { Host } from './host/host.ts';
import { lockDataDirectory } from './host/instance-lock.ts';
import { surviveStorageTrouble } from './host/storage-trouble.ts';
import { FaultError } from './model/fault.ts';

/** The desktop's entry: the window and the core, and what joins them. */
const { app, dialog, ipcMain, powerMonitor, protocol } = electron;

/** Bundled, this file lies in `dist/desktop`. */
const root = join(import.meta.dirname, '../..');
const files = {
  preload: join(root, 'dist/desktop/preload.cjs'),
  server: join(root, 'dist/desktop/server.cjs'),
  renderer: join(root, 'dist/renderer'),
  icons: join(root, 'build/icons/rendered'),
  addIns: app.isPackaged ? join(process.resourcesPath, 'add-ins') : join(root, 'dist/add-ins'),
};

function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Not at the top level: Electron is not ready before this module has been run to its end. */
async function run(prepared: Prepared): Promise<void> {
  const lock = lockDataDirectory(prepared.data);
  if (!lock.held) throw new FaultError('Conflict', words.inUse(prepared.data));
  surviveStorageTrouble(log);
  const { window, host } = openDesktop(electron, prepared, files);
  const starting = startCore(host);
  prepared.ending.onEnd(async () => {
    await (await starting).close();
    lock.release();
  });
  servePages(window, starting, prepared.links);
  void starting.then(
    (perch) => serveAddIns(protocol, addInSites, perch.addInFile),
    () => undefined,
  );
  const [perch] = await Promise.all([starting, window.loadURL(pageUrl)]);
  process.stdout.write(`Perch is ready: ${pageUrl}\n`);
  perch.connect();
  watchPower(powerMonitor, () => perch.wake());
  const { notify } = await host;
  await watchUpdates({
    packaged: app.isPackaged,
    resources: process.resourcesPath,
    load: loadUpdater,
    tell: (title, text) =>
      void notify({ tag: 'update', title, text, urgent: false, onClick: () => undefined }),
  });
}

/** The core is most of what there is to load: that happens while the window's own processes come up. */
async function startCore(host: Promise<Host>): Promise<App> {
  const [{ createApp }, ready] = await Promise.all([import('./core/app.ts'), host]);
  return createApp(ready, { log });
}

/** Each load of the page opens the bridge anew. A link waits for the first: the page has to ask the person. */
function servePages(window: electron.BrowserWindow, starting: Promise<App>, links: Links): void {
  acceptPorts(ipcMain, { contents: window.webContents, isPage }, (port) => {
    const attach = (perch: App) => {
      perch.attach(port);
      links.onLink((link) => {
        showWindow(window);
        perch.linkArrived(link);
      });
    };
    // That the start failed is told by `fail`.
    starting.then(attach, () => undefined);
  });
}

/** Says why, where a person sees it and where a script does, and ends. */
function fail(error: unknown): void {
  const text = error instanceof FaultError ? error.fault.text : words.unknown;
  log(`${words.cannotStart}: ${error instanceof FaultError ? text : String(error)}`);
  dialog.showErrorBox(words.cannotStart, text);
  app.exit(1);
}

function start(): void {
  const prepared = prepare({
    app,
    protocol,
    args: process.argv.slice(app.isPackaged ? 1 : 2),
    defaultData: defaultDataDirectory(process.platform, homedir(), process.env),
    makeDirectory: makeDataDirectory,
  });
  if (prepared) void app.whenReady().then(() => run(prepared).catch(fail));
  else app.exit(0);
}

try {
  start();
} catch (error) {
  fail(error);
}
