import type { FollowedRoom, FollowedRooms } from '#electron/chat/index.ts';
import { type FaultCode, FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { RoomPlacing } from '#electron/model/room.ts';
import type { Following } from '../connected.ts';
import type { Workspace } from '../workspace.ts';
import { createOwnChanges, placeOf } from './own-changes.ts';
import { unknownRoom } from './room-facts.ts';
import type { RoomSessions } from './room-sessions.ts';

export interface FollowingOptions {
  readonly workspace: Workspace;
  readonly sessions: RoomSessions;
  readonly followed: FollowedRooms;
  readonly log: (line: string) => void;
}

/** Until a room is tried again that could not be entered for a while, in milliseconds. */
const pause = 30_000;
/** The room said neither yes nor no. After a lost connection everything is entered again anyway. */
const mayPass: ReadonlySet<FaultCode> = new Set([
  'TimedOut',
  'ServerError',
  'UnknownServerError',
  'HostNotFound',
]);

export function createFollowing({ workspace, sessions, followed, log }: FollowingOptions): Following {
  const { history, rooms } = workspace;
  const own = createOwnChanges(rooms);
  const timers = new Set<NodeJS.Timeout>();
  /** Entered since the stream began, or tried: whoever was refused is not asked at every change of the list. */
  const tried = new Set<RoomAddress>();

  const enter = (room: RoomAddress): void => {
    tried.add(room);
    sessions.enter(room).catch((error: unknown) => {
      log(`${room} was not entered: ${String(error)}`);
      if (error instanceof FaultError && mayPass.has(error.fault.code)) again(room);
    });
  };
  const again = (room: RoomAddress): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (rooms.known(room)) enter(room);
    }, pause);
    timers.add(timer.unref());
  };
  const mark = (room: RoomAddress, name: string, isFollowed: boolean): void => {
    rooms.save({ ...(rooms.known(room) ?? unknownRoom(room, name)), followed: isFollowed });
  };
  const drop = async (room: RoomAddress): Promise<void> => {
    await sessions.leave(room);
    history.unlistRoom(room);
    rooms.remove(room);
  };
  const equal = (list: readonly FollowedRoom[]): void => {
    const wanted = new Map(list.filter(({ autojoin }) => autojoin).map((entry) => [entry.room, entry]));
    for (const { address, followed: was } of history.rooms()) {
      if (was && !wanted.has(address)) void drop(address);
    }
    for (const [room, { name, alertLevel, pinned, group, order }] of wanted) {
      const isNew = !rooms.known(room)?.followed;
      own.listed(room, name, { level: alertLevel, favourite: pinned, group, order });
      if (isNew || !tried.has(room)) enter(room);
    }
  };
  const enterAll = (): void => {
    tried.clear();
    for (const { address, imported } of history.rooms()) if (!imported) enter(address);
  };
  const follow = async (room: RoomAddress): Promise<void> => {
    await sessions.enter(room);
    const name = sessions.get(room)?.properties?.name ?? '';
    await followed.follow(room, name);
    mark(room, name, true);
  };
  const undo = followed.on('followedRoomsChanged', equal);

  return {
    start: async (firstRooms) => {
      // What the cache knows is entered at once; the list may take a moment, or not come at all.
      enterAll();
      for (const room of firstRooms) await follow(room);
      equal(await followed.list());
    },
    enterAll,
    follow,
    unfollow: async (room) => {
      if (!rooms.get(room)?.followed) return;
      // Before the list says so: a room that vanished from it on another device is left.
      mark(room, '', false);
      try {
        await followed.unfollow(room);
      } catch (error) {
        mark(room, '', true);
        throw error;
      }
    },
    setLevel: (room, level) =>
      own.change(room, { level: level ?? undefined }, () => followed.setAlertLevel(room, level)),
    setFavourite: (room, favourite) =>
      own.change(room, { favourite }, () => followed.setPinned(room, favourite)),
    arrange: async (places) => {
      const put = ({ room, group, order }: RoomPlacing): Promise<void> =>
        own.change(room, { group, order }, () => followed.setPlace(room, placeOf({ group, order })));
      await Promise.all(places.map(put));
    },
    stop: () => {
      undo();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
