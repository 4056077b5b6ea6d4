import type { RoomAddress } from '#electron/model/ids.ts';
import type { RoomProperties } from '#electron/model/room.ts';
import type { Following } from '../connected.ts';
import type { RoomList } from '../followed/room-list.ts';
import type { RoomSessions } from '../followed/room-sessions.ts';

export interface CompanionNeeds {
  readonly rooms: Pick<RoomList, 'known' | 'save'>;
  readonly sessions: () => Pick<RoomSessions, 'enter'> & {
    get(
      room: RoomAddress,
    ): { readonly properties?: Pick<RoomProperties, 'companion'> | undefined } | undefined;
  };
  readonly follow: Following['follow'];
  readonly log: (line: string) => void;
  /** Runs later; returns its undo. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** How somebody came to know that a room is one with another. */
export interface Linked {
  /** `link`: while they were in it. */
  readonly by: 'entering' | 'link';
  /** It was not before, as far as is known here. */
  readonly isNew: boolean;
}

/** Whoever is in a private room is in its public one too. */
export interface Companions {
  linked(privateRoom: RoomAddress, companion: RoomAddress, how: Linked): void;
  /** The person looks at these rooms from now on, or speaks in them. */
  turnedTo(rooms: readonly RoomAddress[]): void;
  stop(): void;
}

const minute = 60_000;
/** In minutes. */
const [soonest, latest] = [1, 15];

/**
 * Lets somebody into the public room of a private one. If all insiders came at the moment of a link, outsiders could see
 * who belongs together: each comes after a time of their own, or when they turn to that room.
 */
export function createCompanions(needs: CompanionNeeds): Companions {
  const { rooms, sessions, after, random } = needs;
  const pending = new Map<RoomAddress, { readonly companion: RoomAddress; readonly cancel: () => void }>();
  const comeDue = (privateRoom: RoomAddress): void => {
    const due = pending.get(privateRoom);
    if (!due) return;
    due.cancel();
    pending.delete(privateRoom);
    // It may have been lost meanwhile, or parted again.
    if (sessions().get(privateRoom)?.properties?.companion !== due.companion) return;
    note(rooms, privateRoom, due.companion);
    void enter(needs, privateRoom, due.companion, true);
  };
  const wait = (privateRoom: RoomAddress, companion: RoomAddress): void => {
    // As new as now to whoever starts Perch again meanwhile. What is on the list stays one with it, whatever becomes of that.
    if (!rooms.known(companion)) note(rooms, privateRoom, undefined);
    const waiting = pending.get(privateRoom);
    if (waiting?.companion === companion) return;
    waiting?.cancel();
    const pause = (soonest + random() * (latest - soonest)) * minute;
    pending.set(privateRoom, { companion, cancel: after(pause, () => comeDue(privateRoom)) });
  };
  return {
    linked: (privateRoom, companion, how) => {
      if (how.by === 'entering' && pending.has(privateRoom)) comeDue(privateRoom);
      else if (how.by === 'entering') void enter(needs, privateRoom, companion, how.isNew);
      else if (sessions().get(companion)) void enter(needs, privateRoom, companion, true);
      else wait(privateRoom, companion);
    },
    turnedTo: (turned) => {
      for (const [privateRoom, { companion }] of pending)
        if (turned.includes(privateRoom) || turned.includes(companion)) comeDue(privateRoom);
    },
    stop: () => {
      for (const { cancel } of pending.values()) cancel();
      pending.clear();
    },
  };
}

/** Remembers which room a private one is one with. */
function note(
  rooms: CompanionNeeds['rooms'],
  privateRoom: RoomAddress,
  companion: RoomAddress | undefined,
): void {
  const known = rooms.known(privateRoom);
  if (!known || known.companion === companion) return;
  const { companion: _, ...alone } = known;
  rooms.save({ ...alone, ...(companion !== undefined && { companion }) });
}

/** Where the two were linked just now, they follow both or neither; later, what they made of the public room since counts. */
async function enter(
  { rooms, sessions, follow, log }: CompanionNeeds,
  privateRoom: RoomAddress,
  companion: RoomAddress,
  isNew: boolean,
): Promise<void> {
  const isFollowed = (room: RoomAddress) => rooms.known(room)?.followed ?? false;
  try {
    if (isNew && isFollowed(privateRoom) && !isFollowed(companion)) await follow(companion);
    else if (!rooms.known(companion)) await sessions().enter(companion);
  } catch (error) {
    log(`${companion} was not entered beside ${privateRoom}: ${String(error)}`);
  }
}
