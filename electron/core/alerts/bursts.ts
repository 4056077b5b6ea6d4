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

/** So many alerts of a room within the time are one by one; what follows is a burst. */
const single = 3;
/** How long a burst is gathered before it is told, in milliseconds. */
const pause = 4_000;

interface Spell {
  told: number;
  readonly waiting: Told[];
  readonly undo: () => void;
}

/** Lets the first alerts of a room through at once, and tells what follows on their heels together. */
export function createBursts({ counts, tell, after }: BurstsOptions) {
  const spells = new Map<RoomAddress, Spell>();
  const begin = (room: RoomAddress, told: number): Spell => {
    const spell = { told, waiting: [], undo: after(pause, () => end(room)) };
    spells.set(room, spell);
    return spell;
  };
  const end = (room: RoomAddress): void => {
    const alert = burstOf((spells.get(room)?.waiting ?? []).filter(counts));
    spells.delete(room);
    if (!alert) return;
    // It may go on: then it is told together again.
    begin(room, single);
    tell(alert);
  };
  return {
    add: (alert: Told): void => {
      const spell = spells.get(alert.room) ?? begin(alert.room, 0);
      // What means this person, or was asked for by name, does not wait.
      if (spell.told >= single && alert.because === 'message') return void spell.waiting.push(alert);
      spell.told += 1;
      tell(alert);
    },
    /** What of a lost room was gathered is told to nobody. */
    deleteRoom: (room: RoomAddress): void => {
      spells.get(room)?.undo();
      spells.delete(room);
    },
    stop: (): void => {
      for (const { undo } of spells.values()) undo();
    },
  };
}
