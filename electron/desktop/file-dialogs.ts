import type { BrowserWindow, Dialog } from 'electron';
import type { HostFiles } from '../host/files.ts';
import { words } from './words.ts';

interface FileDialogParts {
  readonly dialog: Pick<Dialog, 'showSaveDialog' | 'showOpenDialog'>;
  readonly window: BrowserWindow;
}

/** The system's own dialogs: what a person chose there, and nothing else, is written or read. */
export function fileDialogs({ dialog, window }: FileDialogParts): HostFiles {
  return {
    save: async (name) => {
      const { filePath } = await dialog.showSaveDialog(window, {
        title: words.saveExport,
        defaultPath: name,
      });
      // What somebody has saved is theirs.
      return filePath ? { path: filePath, discard: () => undefined } : undefined;
    },
    open: async () => {
      const { filePaths } = await dialog.showOpenDialog(window, {
        title: words.openImport,
        properties: ['openFile'],
        filters: [
          { name: words.importable, extensions: ['jsonl', 'xml'] },
          { name: words.allFiles, extensions: ['*'] },
        ],
      });
      const [path] = filePaths;
      return path === undefined ? undefined : { path, release: () => undefined };
    },
  };
}
