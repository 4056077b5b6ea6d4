import type { HistoryReader } from '../history/history.ts';

const quietMs = 10_000;
/** So often something is stored before the log is tidied though there was no quiet moment. */
const most = 40;

/**
 * Moves the history's log into its file when nothing has happened for a while, or a great deal: in the reader's thread,
 * so that nobody who stores waits for the disk.
 */
export function tidyWhenQuiet(
  reader: Pick<HistoryReader, 'tidy'>,
  log: (line: string) => void,
): { disturb(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let disturbances = 0;
  const tidy = (): void => {
    disturbances = 0;
    // Nothing is lost: the log holds it until there is room.
    reader.tidy().catch((error) => log(`The history could not be tidied: ${String(error)}`));
  };
  return {
    disturb: () => {
      disturbances += 1;
      if (disturbances >= most) tidy();
      else if (timer) timer.refresh();
      else timer = setTimeout(tidy, quietMs).unref();
    },
    stop: () => clearTimeout(timer),
  };
}
