import type { CachedRoom, History, RoomCounts, RoomFacts } from '#electron/history/history.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { RoomEntry } from '#electron/model/room.ts';
import type { Tell } from '../events.ts';
import { companionOf } from '../logical-rooms/pairs.ts';

/** What is known of a room only while there is a session in it, or an attempt. */
export interface RoomPresence {
  readonly state: RoomEntry['state'];
  /** A sentence; null takes it away. */
  readonly trouble: string | null;
  readonly occupants: number | null;
  readonly canManage: boolean;
  readonly canRemove: boolean;
}

export interface RoomListOptions {
  readonly history: Pick<History, 'rooms' | 'saveRoom' | 'counts'>;
  readonly tell: Tell;
  /** Sum of unread over the rooms that count outside the window, for the badge. */
  readonly onUnread: (unread: number) => void;
  readonly isCounted: (room: RoomEntry) => boolean;
  /** It is not shown any more: not on the list, or hidden, or its account is not shown. */
  readonly onGone: (room: RoomAddress) => void;
  /** Sealed rooms are kept, but neither shown nor counted. */
  readonly isHidden: (room: RoomAddress) => boolean;
}

/**
 * The person's rooms as the window shows them: facts and counts of the history, and the state of the sessions.
 * Changes of one frame are told together.
 */
export interface RoomList {
  entries(): readonly RoomEntry[];
  get(room: RoomAddress): RoomEntry | undefined;
  /** What the cache has of a room, also while it is not shown; of its counts nothing is to be read here. */
  known(room: RoomAddress): RoomFacts | undefined;
  /** Puts a room on the list, or renews what is known of it. */
  save(facts: RoomFacts): void;
  present(room: RoomAddress, change: Partial<RoomPresence>): void;
  /** The counts changed in the history. */
  counted(room: RoomAddress): void;
  /** No longer on the list; the history was told by whoever knows why. */
  remove(room: RoomAddress): void;
  /** Whether it is hidden has changed. */
  reconsider(room: RoomAddress): void;
  /** Which rooms count outside the window has changed. */
  recount(): void;
  /** Another account is shown from now on, or none: nothing of this one is told or counted any more. */
  close(): void;
}

/** Milliseconds. */
const frame = 16;

/** Nobody is in it, and nobody tries. */
export const absent: RoomPresence = {
  state: 'Idle',
  trouble: null,
  occupants: null,
  canManage: false,
  canRemove: false,
};

export function createRoomList(options: RoomListOptions): RoomList {
  const { history, tell, onUnread, isCounted, onGone, isHidden } = options;
  const cached = new Map<RoomAddress, CachedRoom>(history.rooms().map((room) => [room.address, room]));
  const presence = new Map<RoomAddress, RoomPresence>();
  const touched = new Set<RoomAddress>();

  const shown = (room: RoomAddress): CachedRoom | undefined =>
    isHidden(room) ? undefined : cached.get(room);
  const get = (room: RoomAddress): RoomEntry | undefined => {
    const known = shown(room);
    return known && entryOf(known, presence.get(room) ?? absent, companionOf(known, shown));
  };
  const entries = (): readonly RoomEntry[] => [...cached.keys()].flatMap((room) => get(room) ?? []);
  let resting = false;
  const touch = (room: RoomAddress): void => {
    if (touched.size === 0 && !resting) setImmediate(flush);
    touched.add(room);
  };
  /** At once, and no more than once in a frame: five hundred rooms that are entered are not told of one by one. */
  const rest = (): void => {
    resting = true;
    const wake = (): void => {
      resting = false;
      if (touched.size > 0) flush();
    };
    setTimeout(wake, frame).unref();
  };
  /** Whether it can be shown, or as what, has changed: also for those that it is one with. */
  const touchAll = (room: RoomAddress): void => {
    touch(room);
    for (const { address, companion } of cached.values()) if (companion === room) touch(address);
  };
  let closed = false;
  const count = (): void =>
    onUnread(entries().reduce((sum, room) => sum + (isCounted(room) ? room.unread : 0), 0));
  function flush(): void {
    if (closed) return;
    rest();
    const rooms = [...touched];
    touched.clear();
    const changed = rooms.flatMap((room) => get(room) ?? []);
    const gone = rooms.filter((room) => !get(room));
    tell('rooms.changed', { changed, gone });
    for (const room of gone) onGone(room);
    count();
  }
  count();

  return {
    entries,
    get,
    known: (room) => cached.get(room),
    save: (entry) => {
      const { address } = entry;
      const known = cached.get(address);
      if (known && sameFacts(known, entry)) return;
      const facts = withoutCounts(entry);
      history.saveRoom(facts);
      cached.set(address, { ...facts, ...history.counts(address) });
      touchAll(address);
    },
    present: (room, change) => {
      const before = presence.get(room) ?? absent;
      const after = { ...before, ...change };
      if (JSON.stringify(before) === JSON.stringify(after)) return;
      presence.set(room, after);
      if (cached.has(room)) touch(room);
    },
    counted: (room) => {
      const known = cached.get(room);
      if (!known) return;
      cached.set(room, { ...withoutCounts(known), ...history.counts(room) });
      touch(room);
    },
    remove: (room) => {
      presence.delete(room);
      if (cached.delete(room)) touchAll(room);
    },
    reconsider: touchAll,
    recount: () => {
      if (!closed) count();
    },
    close: () => {
      closed = true;
      for (const { address } of entries()) onGone(address);
      onUnread(0);
    },
  };
}

function entryOf(
  { markUntold, companion: _, ...room }: CachedRoom,
  { state, canManage, canRemove, trouble, occupants }: RoomPresence,
  companion: RoomAddress | undefined,
): RoomEntry {
  return {
    ...room,
    ...(companion !== undefined && { companion }),
    state,
    canManage,
    ...(canRemove && { canRemove }),
    ...(trouble !== null && { trouble }),
    ...(occupants !== null && { occupants }),
  };
}

function withoutCounts({
  unread,
  mentions,
  readUpTo,
  lastAt,
  keepDays,
  ...facts
}: RoomFacts & Partial<RoomCounts>): RoomFacts {
  return facts;
}

function sameFacts(known: RoomFacts, facts: RoomFacts): boolean {
  return factNames.every((name) => known[name] === facts[name]);
}

const factNames = [
  'name',
  'description',
  'privacy',
  'behavior',
  'archived',
  'category',
  'followed',
  'canChat',
  'imported',
  'level',
  'favourite',
  'group',
  'order',
  'marked',
  'markUntold',
  'companion',
] as const satisfies readonly (keyof RoomFacts)[];

export type { RoomCounts };
