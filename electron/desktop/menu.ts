import type { MenuItemConstructorOptions } from 'electron';
import { words } from './words.ts';
import type { Zoom } from './zoom.ts';

interface MenuParts {
  readonly platform: NodeJS.Platform;
  /** Reloading and developer tools are for checkouts. */
  readonly packaged: boolean;
  readonly zoom: Zoom;
  readonly quit: () => void;
}

/** The menu bar. It also carries the keys: without it copy and paste would not work on macOS. */
export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const mac = parts.platform === 'darwin';
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : [fileMenu(parts)]),
    editMenu(),
    viewMenu(parts),
    { label: words.window, submenu: [{ role: 'minimize' }, { role: 'close' }] },
  ];
}

function fileMenu({ quit }: MenuParts): MenuItemConstructorOptions {
  return {
    label: words.file,
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      { label: words.quit, accelerator: 'Ctrl+Q', click: quit },
    ],
  };
}

function editMenu(): MenuItemConstructorOptions {
  return {
    label: words.edit,
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'pasteAndMatchStyle' },
      { role: 'selectAll' },
    ],
  };
}

function viewMenu({ packaged, zoom }: MenuParts): MenuItemConstructorOptions {
  const forCheckouts: MenuItemConstructorOptions[] = packaged
    ? []
    : [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }];
  return {
    label: words.view,
    submenu: [
      { label: words.actualSize, accelerator: 'CommandOrControl+0', click: () => zoom('reset') },
      { label: words.zoomIn, accelerator: 'CommandOrControl+Plus', click: () => zoom('in') },
      // The same key without Shift, as people press it.
      { label: words.zoomIn, accelerator: 'CommandOrControl+=', visible: false, click: () => zoom('in') },
      { label: words.zoomOut, accelerator: 'CommandOrControl+-', click: () => zoom('out') },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      ...forCheckouts,
    ],
  };
}
