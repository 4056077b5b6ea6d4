import { join } from 'node:path';

/** The files that `build/icons/render.ts` draws; Electron finds the `@2x` ones by itself. */
export interface Icons {
  readonly window: string;
  /** Laid over the icon in the taskbar of Windows. */
  readonly overlay: string;
  tray(unread: boolean): string;
}

/** On macOS the menu bar tints the drawing itself, which it does where the name ends in `Template`. */
export function iconsIn(folder: string, platform: NodeJS.Platform): Icons {
  const ending = platform === 'darwin' ? 'Template.png' : platform === 'win32' ? '.ico' : '.png';
  return {
    window: join(folder, platform === 'win32' ? 'icon.ico' : 'icon.png'),
    overlay: join(folder, 'overlay.png'),
    tray: (unread) => join(folder, `tray${unread ? '-unread' : ''}${ending}`),
  };
}
