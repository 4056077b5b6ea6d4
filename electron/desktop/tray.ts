import type { MenuItemConstructorOptions } from 'electron';
import type { Electron } from './electron.ts';
import type { Icons } from './icons.ts';
import { words } from './words.ts';

export interface TrayIcon {
  /** Shows whether something is unread. */
  setUnread(unread: number): void;
}

interface TrayParts {
  readonly electron: Pick<Electron, 'Tray' | 'Menu'>;
  readonly icons: Icons;
  readonly show: () => void;
  readonly quit: () => void;
}

/** The icon in the system's tray or menu bar, through which a closed window comes back. */
export function createTray({ electron, icons, show, quit }: TrayParts): TrayIcon {
  const tray = new electron.Tray(icons.tray(false));
  const items: MenuItemConstructorOptions[] = [
    { label: words.open, click: show },
    { type: 'separator' },
    { label: words.quit, click: quit },
  ];
  tray.setToolTip(words.appName);
  tray.setContextMenu(electron.Menu.buildFromTemplate(items));
  tray.on('click', show);
  return {
    setUnread: (unread) => {
      tray.setImage(icons.tray(unread > 0));
      tray.setToolTip(unread > 0 ? `${words.appName}: ${words.unread(unread)}` : words.appName);
    },
  };
}
