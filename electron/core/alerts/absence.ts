import type { Missed } from '#electron/alert/summary.ts';
import type { RoomAddress } from '#electron/model/ids.ts';

interface AbsenceOptions {
  /** Whether it is still unknown to the person, and may be told now. */
  readonly counts: (missed: Missed) => boolean;
  readonly tell: (all: readonly Missed[]) => void;
  /** Runs later; returns its undo. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
}

/** So long after the last message out of an archive all are taken to be here, in milliseconds; rooms come in turn. */
const pause = 3_000;
/** More than these nobody reads a sum of; they are counted no further. */
const most = 10_000;

/** Gathers what came out of the archives until they have been read, and tells of it once. */
export function createAbsence({ counts, tell, after }: AbsenceOptions) {
  let missed: Missed[] = [];
  let undo = () => {};
  const flush = (): void => {
    const all = missed.filter(counts);
    missed = [];
    if (all.length > 0) tell(all);
  };
  return {
    add: (one: Missed): void => {
      if (missed.length < most) missed.push(one);
      undo();
      undo = after(pause, flush);
    },
    deleteRoom: (room: RoomAddress): void => {
      missed = missed.filter((one) => one.room !== room);
    },
    stop: () => undo(),
  };
}
