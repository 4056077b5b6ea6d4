import { burstOf } from '#electron/alert/burst.ts';
import type { Alert } from '#electron/model/alert.ts';
import type { RoomAddress } from '#electron/model/ids.ts';

type Told = Omit<Alert, 'shownByHost'>;

interface BurstsOptions {
  /** Whether it is still unknown to the person, and may be told now. */
  readonly counts: (alert: Told) => boolean;
  readonly tell: (alert: Told) => void;
  /** Runs later; returns its undo. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
}

/** So long after an alert of a room the next ones wait, to be told together, in milliseconds. */
const pause = 4_000;

/** Lets the first alert of a room through at once, and tells what follows on its heels together. */
export function createBursts({ counts, tell, after }: BurstsOptions) {
  const waiting = new Map<RoomAddress, Told[]>();
  const undos = new Map<RoomAddress, () => void>();
  const rest = (room: RoomAddress): void => {
    waiting.set(room, []);
    undos.set(
      room,
      after(pause, () => flush(room)),
    );
  };
  const flush = (room: RoomAddress): void => {
    const all = (waiting.get(room) ?? []).filter(counts);
    waiting.delete(room);
    undos.delete(room);
    const alert = burstOf(all);
    if (!alert) return;
    rest(room);
    tell(alert);
  };
  return {
    add: (alert: Told): void => {
      const before = waiting.get(alert.room);
      // What means this person, or was asked for by name, does not wait.
      if (before && alert.because === 'message') return void before.push(alert);
      if (!before) rest(alert.room);
      tell(alert);
    },
    stop: (): void => {
      for (const undo of undos.values()) undo();
    },
  };
}
