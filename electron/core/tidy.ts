import type { History } from '../history/history.ts';

const quietMs = 10_000;

/** Moves the history's log into its file when nothing has happened for a while: off the hot path. */
export function tidyWhenQuiet(history: Pick<History, 'tidy'>): { disturb(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    disturb: () => {
      if (timer) timer.refresh();
      else timer = setTimeout(() => history.tidy(), quietMs).unref();
    },
    stop: () => clearTimeout(timer),
  };
}
