import type { BrowserWindow } from 'electron';
import type { Electron } from './electron.ts';
import type { Icons } from './icons.ts';
import { place, smallest } from './placement.ts';
import type { PreferenceFile } from './preferences.ts';
import { webPreferences } from './web-preferences.ts';
import { words } from './words.ts';

interface WindowParts {
  readonly electron: Pick<Electron, 'BrowserWindow' | 'screen' | 'nativeTheme' | 'app'>;
  readonly preload: string;
  readonly icons: Pick<Icons, 'window'>;
  readonly preferences: PreferenceFile;
}

/** The one window, empty; it shows itself when a page that was loaded into it is there to be seen. */
export function createWindow({ electron, preload, icons, preferences }: WindowParts): BrowserWindow {
  const { app, nativeTheme } = electron;
  const window = new electron.BrowserWindow({
    ...place(preferences.value.bounds, workAreas(electron.screen)),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: words.appName,
    icon: icons.window,
    autoHideMenuBar: true,
    // What is seen before the first paint: `--paper` of the page's style, not a flash of white.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1c1c1a' : '#fcfbf9',
    webPreferences: webPreferences(preload, { devTools: !app.isPackaged }),
  });
  window.on('close', () => remember(window, preferences));
  window.once('ready-to-show', () => {
    if (preferences.value.maximized) window.maximize();
    window.show();
  });
  return window;
}

export function showWindow(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Closing the window keeps Perch in the tray, so that alerts still come; only quitting ends it. */
export function hideOnClose(window: BrowserWindow, quitting: () => boolean): void {
  window.on('close', (event) => {
    if (quitting()) return;
    event.preventDefault();
    window.hide();
  });
}

function remember(window: BrowserWindow, preferences: PreferenceFile): void {
  preferences.change({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
}

function workAreas(screen: Electron['screen']) {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}
