import type { HistoryReader } from '#electron/history/history.ts';

const quietMs = 10_000;
/** So often something is stored before the log is tidied though there was no quiet moment. */
const tidyEvery = 40;
/** And before the index is merged: each time leaves one more segment, and sixteen of them are merged. */
const mergeEvery = 16;

export interface Tidying {
  /** Something was stored. */
  stored(): void;
  /** While the index is being merged; nobody else can store until it resolves. */
  merging(): Promise<void> | undefined;
  /** Somebody should not wait for that: it ends with the step that is under way, and goes on another time. */
  hurry(): void;
  stop(): void;
}

/**
 * Merges the history's index while it grows, moves its log into its file when a great deal has happened, or nothing for
 * a while, and in quiet moments makes the index quick: in the reader's thread, so that nobody who stores has to.
 */
export function createTidying(
  reader: Pick<HistoryReader, 'tidy' | 'keepUp' | 'settle'>,
  log: (line: string) => void,
): Tidying {
  let timer: NodeJS.Timeout | undefined;
  let disturbances = 0;
  let merging: Promise<void> | undefined;
  let hurried = false;
  // Nothing is lost: the log holds it until there is room.
  const failed = (error: unknown): void => log(`The history could not be tidied: ${String(error)}`);
  const settle = (): void => {
    disturbances = 0;
    reader.settle(() => disturbances === 0).catch(failed);
  };
  const merge = async (): Promise<void> => {
    hurried = false;
    await reader.keepUp(() => !hurried).catch(failed);
    merging = undefined;
  };
  return {
    stored: () => {
      disturbances += 1;
      if (disturbances % mergeEvery === 0) merging ??= merge();
      if (disturbances % tidyEvery === 0) reader.tidy().catch(failed);
      if (timer) timer.refresh();
      else timer = setTimeout(settle, quietMs).unref();
    },
    merging: () => merging,
    hurry: () => {
      hurried = true;
    },
    stop: () => {
      disturbances = Number.POSITIVE_INFINITY;
      clearTimeout(timer);
    },
  };
}
