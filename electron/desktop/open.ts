import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { fileSecrets } from '../host/file-secrets.ts';
import type { Host, Secrets } from '../host/host.ts';
import { addInSites } from './add-in-scheme.ts';
import { createBadge } from './badge.ts';
import { attachContextMenu } from './context-menu.ts';
import { reloadAfterCrash } from './crash.ts';
import type { Electron } from './electron.ts';
import { fileDialogs } from './file-dialogs.ts';
import { createDesktopHost } from './host.ts';
import { iconsIn } from './icons.ts';
import { menuTemplate } from './menu.ts';
import { cutDatagrams, cutNetwork, holdStill, refuseDownloads } from './navigation.ts';
import { createNotifier } from './notifications.ts';
import { denyPermissions } from './permissions.ts';
import { openPreferences, type PreferenceFile } from './preferences.ts';
import type { Prepared } from './prepare.ts';
import { serveScheme } from './scheme.ts';
import { hasKeyStore, movingInto, sealedSecrets } from './secrets.ts';
import { createSpelling } from './spelling.ts';
import { createTray } from './tray.ts';
import { createWindow, hideOnClose, showWindow } from './window.ts';
import { words } from './words.ts';
import { createZoom } from './zoom.ts';

/** Where the bundles and the drawings lie. */
interface DesktopFiles {
  readonly preload: string;
  readonly server: string;
  readonly renderer: string;
  readonly icons: string;
  /** The add-ins that Perch brings along. */
  readonly addIns: string;
}

interface Desktop {
  readonly window: BrowserWindow;
  /** Comes a little later: a key store may take its time, and the page need not wait for it. */
  readonly host: Promise<Host>;
}

/** Everything between Electron being ready and the page being loaded: the window with its guards, and the host. */
export function openDesktop(
  electron: Electron,
  { data, ending, onSummons }: Prepared,
  files: DesktopFiles,
): Desktop {
  const { app } = electron;
  const { platform } = process;
  const preferences = openPreferences(join(data, 'window.json'));
  const icons = iconsIn(files.icons, platform);
  serveScheme(electron.protocol, files.renderer);
  const window = createWindow({ electron, preload: files.preload, icons, preferences });
  const show = () => showWindow(window);
  guard(electron, window);
  hideOnClose(window, ending.begun);
  onSummons(show);
  addMenus(electron, window, preferences);

  const tray = createTray({ electron, icons, show, quit: () => app.quit() });
  const parts = {
    electron,
    data,
    addIns: files.addIns,
    addInSites,
    ...createNotifier({ Notification: electron.Notification, platform, showWindow: show }),
    fillsScreen: () => !window.isDestroyed() && window.isVisible() && window.isFullScreen(),
    badge: createBadge({
      app,
      window,
      tray,
      icons,
      platform,
      readImage: (file) => electron.nativeImage.createFromPath(file),
    }),
    entries: { server: files.server },
    files: fileDialogs({ dialog: electron.dialog, window }),
  };
  const host = chooseSecrets(electron, data).then((secrets) => createDesktopHost({ ...parts, ...secrets }));
  return { window, host };
}

function guard({ app, dialog }: Electron, { webContents }: BrowserWindow): void {
  // Not only our own: whatever page there may ever be is held by the same rules.
  app.on('web-contents-created', (_event, contents) => holdStill(contents));
  holdStill(webContents);
  denyPermissions(webContents.session);
  cutNetwork(webContents.session);
  cutDatagrams(webContents);
  refuseDownloads(webContents.session);
  reloadAfterCrash({ contents: webContents, dialog, now: Date.now, quit: () => app.quit() });
}

function addMenus(
  { Menu, app, clipboard }: Electron,
  { webContents: contents }: BrowserWindow,
  preferences: PreferenceFile,
): void {
  const { platform } = process;
  const zoom = createZoom(contents, preferences);
  const spelling = createSpelling(contents.session, preferences, platform);
  const template = menuTemplate({ platform, packaged: app.isPackaged, zoom, quit: () => app.quit() });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  attachContextMenu({
    contents,
    clipboard,
    spelling,
    buildMenu: (items) => Menu.buildFromTemplate(items),
  });
}

/** The system's key store; where there is none, a file for its owner's eyes, and the person is told. */
async function chooseSecrets({ safeStorage }: Electron, data: string) {
  const open = fileSecrets(join(data, 'secrets.json'));
  if (!(await hasKeyStore(safeStorage, process.platform))) {
    return { secrets: open, warning: words.noKeyStore };
  }
  const sealed = sealedSecrets(safeStorage, fileSecrets(join(data, 'sealed.json')));
  const secrets: Secrets = movingInto(sealed, open);
  return { secrets, warning: undefined };
}
