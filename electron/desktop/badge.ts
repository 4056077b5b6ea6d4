import type { App, BrowserWindow, NativeImage } from 'electron';
import type { Icons } from './icons.ts';
import type { TrayIcon } from './tray.ts';
import { words } from './words.ts';

interface BadgeParts {
  readonly app: Pick<App, 'setBadgeCount'>;
  readonly window: Pick<BrowserWindow, 'setOverlayIcon' | 'isDestroyed'>;
  readonly tray: TrayIcon;
  readonly icons: Pick<Icons, 'overlay'>;
  readonly readImage: (file: string) => NativeImage;
  readonly platform: NodeJS.Platform;
}

/** Says how much is unread wherever the system has a place for it: dock, taskbar, tray. Zero removes it. */
export function createBadge({ app, window, tray, icons, readImage, platform }: BadgeParts) {
  return (unread: number): void => {
    tray.setUnread(unread);
    app.setBadgeCount(unread);
    if (platform !== 'win32' || window.isDestroyed()) return;
    const overlay = unread > 0 ? readImage(icons.overlay) : null;
    window.setOverlayIcon(overlay, unread > 0 ? words.unread(unread) : '');
  };
}
