import type { History } from '../history/history.ts';

const quietMs = 10_000;

/** Moves the history's log into its file when nothing has happened for a while: off the hot path. */
export function tidyWhenQuiet(
  history: Pick<History, 'tidy'>,
  log: (line: string) => void,
): { disturb(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const tidy = (): void => {
    try {
      history.tidy();
    } catch (error) {
      // Nothing is lost: the log holds it until there is room.
      log(`The history could not be tidied: ${String(error)}`);
    }
  };
  return {
    disturb: () => {
      if (timer) timer.refresh();
      else timer = setTimeout(tidy, quietMs).unref();
    },
    stop: () => clearTimeout(timer),
  };
}
