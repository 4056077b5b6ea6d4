import type { HistoryReader } from '../history/history.ts';

const quietMs = 10_000;
/** So often something is stored before the log is tidied though there was no quiet moment. */
const most = 40;

/**
 * Moves the history's log into its file when nothing has happened for a while, or a great deal, and in quiet moments
 * makes its index quick: in the reader's thread, so that nobody who stores waits for the disk.
 */
export function tidyWhenQuiet(
  reader: Pick<HistoryReader, 'tidy' | 'settle'>,
  log: (line: string) => void,
): { disturb(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let disturbances = 0;
  // Nothing is lost: the log holds it until there is room.
  const failed = (error: unknown): void => log(`The history could not be tidied: ${String(error)}`);
  const settle = (): void => {
    disturbances = 0;
    reader.settle(() => disturbances === 0).catch(failed);
  };
  return {
    disturb: () => {
      disturbances += 1;
      if (disturbances % most === 0) reader.tidy().catch(failed);
      if (timer) timer.refresh();
      else timer = setTimeout(settle, quietMs).unref();
    },
    stop: () => {
      disturbances = Number.POSITIVE_INFINITY;
      clearTimeout(timer);
    },
  };
}
