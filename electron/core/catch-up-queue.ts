import { Turns } from '../chat/turns.ts';
import { FaultError } from '../model/fault.ts';
import type { RoomAddress } from '../model/ids.ts';
import type { CatchUp } from './catch-up.ts';

export interface CatchUpQueueOptions {
  readonly catchUp: Pick<CatchUp, 'bring'>;
  /** The history is current, or there is no archive to ask. */
  readonly onReady: (room: RoomAddress, facts: { readonly archived: boolean }) => void;
  /** Lower comes first. */
  readonly priority: (room: RoomAddress) => number;
  readonly log: (line: string) => void;
}

export interface CatchUpQueue {
  /** Brings a room up to date, now or when it is its turn, and again if it was asked meanwhile. */
  add(room: RoomAddress, archived: boolean): void;
  stop(): void;
}

const atOnce = 4;
const pauseMs = 10_000;

/** Catches up room by room, few at a time, the one that somebody looks at first; tries again what failed. */
export function createCatchUpQueue({ catchUp, onReady, priority, log }: CatchUpQueueOptions): CatchUpQueue {
  const turns = new Turns<RoomAddress>(atOnce);
  turns.priority = priority;
  const latest = new Map<RoomAddress, symbol>();
  let stopped = false;

  const run = async (room: RoomAddress, mine: symbol): Promise<void> => {
    const current = (): boolean => !stopped && latest.get(room) === mine;
    try {
      await turns.run(room, async () => current() && catchUp.bring(room));
      if (current()) onReady(room, { archived: true });
    } catch (error) {
      if (!current()) return;
      const code = error instanceof FaultError ? error.fault.code : 'Internal';
      if (unavailable.has(code)) return onReady(room, { archived: false });
      // Asked again when the room is entered again, or the stream resumed.
      if (code === 'ConnectionLost' || code === 'NotConnected' || code === 'UserNotJoined') return;
      log(`Catching up ${room} failed and is tried again: ${String(error)}`);
      setTimeout(() => current() && void run(room, mine), pauseMs).unref();
    }
  };

  return {
    add: (room, archived) => {
      const mine = Symbol(room);
      latest.set(room, mine);
      if (archived) void run(room, mine);
      else onReady(room, { archived: false });
    },
    stop: () => {
      stopped = true;
    },
  };
}

/** The archive will not answer this person, now or later, or answers what cannot be taken. */
const unavailable: ReadonlySet<string> = new Set(['ErrorPermission', 'MsgNotSupported']);
