import type { FollowedRoom, FollowedRooms } from '../chat/index.ts';
import type { RoomAddress } from '../model/ids.ts';
import type { Following } from './connected.ts';
import { unknownRoom } from './room-facts.ts';
import type { RoomSessions } from './room-sessions.ts';
import type { Workspace } from './workspace.ts';

export interface FollowingOptions {
  readonly workspace: Workspace;
  readonly sessions: RoomSessions;
  readonly followed: FollowedRooms;
  readonly log: (line: string) => void;
}

export function createFollowing({ workspace, sessions, followed, log }: FollowingOptions): Following {
  const { history, rooms } = workspace;

  const enter = (room: RoomAddress): void => {
    // Why it failed is told by the list already; what only needs another moment is tried when the person asks.
    sessions.enter(room).catch((error) => log(`${room} was not entered: ${String(error)}`));
  };
  const mark = (room: RoomAddress, name: string, isFollowed: boolean): void => {
    const known = history.rooms().find(({ address }) => address === room);
    rooms.save({ ...(known ?? unknownRoom(room, name)), followed: isFollowed });
  };
  const drop = async (room: RoomAddress): Promise<void> => {
    await sessions.leave(room);
    history.unlistRoom(room);
    rooms.remove(room);
  };
  const equal = (list: readonly FollowedRoom[]): void => {
    const wanted = new Map(list.filter(({ autojoin }) => autojoin).map((entry) => [entry.room, entry.name]));
    for (const { address, followed: was } of history.rooms()) {
      if (was && !wanted.has(address)) void drop(address);
    }
    for (const [room, name] of wanted) {
      mark(room, name, true);
      enter(room);
    }
  };
  const enterAll = (): void => {
    for (const { address } of history.rooms()) enter(address);
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
    stop: undo,
  };
}
