import type { Dialog, WebContents } from 'electron';
import { words } from './words.ts';

const window = { crashes: 3, milliseconds: 60_000 } as const;

interface CrashParts {
  readonly contents: Pick<WebContents, 'on' | 'reload'>;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly now: () => number;
  readonly quit: () => void;
}

/** Loads a page that crashed again: all its state is the host's. One that keeps crashing is put to the person. */
export function reloadAfterCrash({ contents, dialog, now, quit }: CrashParts): void {
  let crashes: number[] = [];
  contents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const time = now();
    crashes = [...crashes.filter((earlier) => time - earlier < window.milliseconds), time];
    if (crashes.length < window.crashes) return contents.reload();
    crashes = [];
    const { response } = await dialog.showMessageBox({
      type: 'error',
      message: words.crashedTitle,
      detail: words.crashedText,
      buttons: [words.reload, words.quit],
    });
    if (response === 0) contents.reload();
    else quit();
  });
}
