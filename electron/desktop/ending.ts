import type { App, Event } from 'electron';
import { within } from '../host/within.ts';

const patience = 10_000;

export interface Ending {
  /** True from the moment that somebody chose to quit, when closing the window no longer only hides it. */
  readonly begun: () => boolean;
  /** What must be done before the process may go: files closed, the child server ended. */
  onEnd(close: () => Promise<void>): void;
}

/** Ends in order, once, and after ten seconds in any case. */
export function createEnding(app: Pick<App, 'on' | 'exit'>): Ending {
  let begun = false;
  let closing = false;
  let close = async (): Promise<void> => undefined;
  app.on('before-quit', () => {
    begun = true;
  });
  // Without a window Perch lives on in the tray; Electron would end it if nobody listened here.
  app.on('window-all-closed', () => undefined);
  app.on('will-quit', (event: Event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    within(patience, close(), new Error('Ending took too long.')).then(
      () => app.exit(0),
      () => app.exit(1),
    );
  });
  return {
    begun: () => begun,
    onEnd: (last) => {
      close = last;
    },
  };
}
