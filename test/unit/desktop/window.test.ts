import type { BrowserWindow } from 'electron';
import { expect, test, vi } from 'vitest';
import { createBadge } from '#electron/desktop/badge.ts';
import type { PreferenceFile } from '#electron/desktop/preferences.ts';
import { createTray } from '#electron/desktop/tray.ts';
import { createWindow, hideOnClose, showWindow } from '#electron/desktop/window.ts';
import { cancelable, emitter, standIn } from './stand-in.ts';

function memory(value: PreferenceFile['value']) {
  const preferences = {
    value,
    change: (part: object) => {
      preferences.value = { ...preferences.value, ...part };
    },
  };
  return preferences;
}

function browserWindow() {
  return emitter<BrowserWindow>({
    isDestroyed: () => false,
    isMinimized: vi.fn(() => true),
    isMaximized: () => true,
    getNormalBounds: () => ({ x: 1, y: 2, width: 800, height: 700 }),
    maximize: vi.fn(),
    restore: vi.fn(),
    show: vi.fn(),
    focus: vi.fn(),
    hide: vi.fn(),
    setOverlayIcon: vi.fn(),
  });
}

function created(value: PreferenceFile['value']) {
  const window = browserWindow();
  const options = vi.fn();
  const workArea = { x: 0, y: 0, width: 1920, height: 1080 };
  const preferences = memory(value);
  createWindow({
    electron: standIn({
      BrowserWindow: class {
        constructor(given: object) {
          options(given);
          // biome-ignore lint/correctness/noConstructorReturn: stands in for Electron's class
          return window;
        }
      },
      screen: { getPrimaryDisplay: () => ({ id: 1, workArea }), getAllDisplays: () => [{ id: 1, workArea }] },
      nativeTheme: { shouldUseDarkColors: true },
      app: { isPackaged: true },
    }),
    preload: '/perch/preload.cjs',
    icons: { window: 'icon.png' },
    preferences,
  });
  return { window, options: options.mock.calls[0]?.[0], preferences };
}

test('the window opens where it was, sandboxed, and shows itself when there is something to see', () => {
  const { window, options } = created({
    bounds: { x: 5, y: 6, width: 900, height: 600 },
    maximized: true,
    zoom: 0,
  });
  expect(options).toMatchObject({ x: 5, y: 6, width: 900, height: 600, show: false });
  expect(options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, devTools: false });
  expect(window.show).not.toHaveBeenCalled();
  window.emit('ready-to-show');
  expect(window.maximize).toHaveBeenCalledOnce();
  expect(window.show).toHaveBeenCalledOnce();
});

test('closing the window remembers its place', () => {
  const { window, preferences } = created({ maximized: false, zoom: 1 });
  window.emit('close', cancelable());
  expect(preferences.value).toEqual({
    bounds: { x: 1, y: 2, width: 800, height: 700 },
    maximized: true,
    zoom: 1,
  });
});

test('closing the window only hides it, until Perch is quit', () => {
  const window = browserWindow();
  let quitting = false;
  hideOnClose(window, () => quitting);
  const [first, last] = [cancelable(), cancelable()];
  window.emit('close', first);
  expect(first.defaultPrevented).toBe(true);
  expect(window.hide).toHaveBeenCalledOnce();
  quitting = true;
  window.emit('close', last);
  expect(last.defaultPrevented).toBe(false);
});

test('a minimized window comes back to the front', () => {
  const window = browserWindow();
  showWindow(window);
  for (const step of [window.restore, window.show, window.focus]) expect(step).toHaveBeenCalledOnce();
});

test('the tray leads back to the window, and out', () => {
  const drawn = { setToolTip: vi.fn(), setContextMenu: vi.fn(), setImage: vi.fn() };
  const tray = emitter<typeof drawn>(drawn);
  const [show, quit, buildFromTemplate] = [vi.fn(), vi.fn(), vi.fn()];
  const icons = { window: '', overlay: '', tray: (unread: boolean) => (unread ? 'dotted' : 'plain') };
  const electron = standIn<Parameters<typeof createTray>[0]['electron']>({
    Tray: class {
      constructor() {
        // biome-ignore lint/correctness/noConstructorReturn: stands in for Electron's class
        return tray;
      }
    },
    Menu: { buildFromTemplate },
  });
  const icon = createTray({ electron, icons, show, quit });
  tray.emit('click');
  expect(show).toHaveBeenCalledOnce();
  const [open, , leave] = buildFromTemplate.mock.calls[0]?.[0] ?? [];
  open.click();
  leave.click();
  expect([show, quit].map(({ mock }) => mock.calls.length)).toEqual([2, 1]);
  icon.setUnread(1);
  icon.setUnread(0);
  expect(tray.setImage.mock.calls.flat()).toEqual(['dotted', 'plain']);
  expect(tray.setToolTip.mock.calls.flat()).toEqual(['Perch', 'Perch: 1 unread message', 'Perch']);
});

test.each([
  ['win32', 2],
  ['linux', 0],
  ['darwin', 0],
] as const)('on %s the unread count is laid over the icon %i times', (platform, overlays) => {
  const window = browserWindow();
  const [setBadgeCount, setUnread] = [vi.fn(() => true), vi.fn()];
  const badge = createBadge({
    app: { setBadgeCount },
    window,
    tray: { setUnread },
    icons: { overlay: 'overlay.png' },
    readImage: () => standIn({}),
    platform,
  });
  badge(3);
  badge(0);
  expect(setBadgeCount.mock.calls.flat()).toEqual([3, 0]);
  expect(setUnread.mock.calls.flat()).toEqual([3, 0]);
  expect(window.setOverlayIcon).toHaveBeenCalledTimes(overlays);
  if (overlays > 0) expect(window.setOverlayIcon).toHaveBeenLastCalledWith(null, '');
});
