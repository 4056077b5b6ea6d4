import type { RoomsNeeds } from '#electron/bridge/calls/rooms.ts';
import type { MessageKey, RoomAddress } from '#electron/model/ids.ts';
import { type Reached, reach } from '../connected.ts';
import type { Workspace } from '../workspace.ts';
import { factsOf } from './room-facts.ts';
import { setMark } from './unread-marks.ts';

/** What the window asks of rooms, on the workspace that is open. */
export function createRoomDesk(workspace: () => Workspace): RoomsNeeds {
  const reached = (): Promise<Reached> => reach(workspace());
  const join = async (room: RoomAddress): Promise<void> => {
    const { chat } = await reached();
    const { rooms, line } = workspace();
    if (!rooms.get(room)) {
      const properties = await chat.services.getChatRoom(room);
      rooms.save(factsOf(properties, { followed: false, canChat: false }));
    }
    await line?.sessions.enter(room);
  };
  const follow = async (room: RoomAddress): Promise<void> => {
    await join(room);
    await (await reached()).following.follow(room);
  };
  const markRead = (room: RoomAddress, upTo: MessageKey): void => {
    const { history, rooms, line } = workspace();
    if (!history.markRead(room, upTo)) return;
    rooms.counted(room);
    line?.read(room);
  };
  const setMarked = (room: RoomAddress, marked: boolean): void => {
    const { rooms, line } = workspace();
    if (setMark(rooms, room, marked)) line?.marked(room);
  };
  return {
    join,
    follow,
    leave: async (room) => {
      const { rooms, history, line, deleteRoom } = workspace();
      // No server has what came out of a file: whoever wants it no more wants it gone.
      if (rooms.get(room)?.imported) return deleteRoom(room);
      if (rooms.get(room)?.followed) await (await reached()).following.unfollow(room);
      await line?.sessions.leave(room);
      history.unlistRoom(room);
      rooms.remove(room);
    },
    unfollow: async (room) => (await reached()).following.unfollow(room),
    setLevel: async (room, level) => (await reached()).following.setLevel(room, level),
    setFavourite: async (room, favourite) => (await reached()).following.setFavourite(room, favourite),
    occupants: async (room) => {
      const session = workspace().line?.sessions.get(room);
      return session?.state === 'Established' ? session.getHiddenParticipantList() : [];
    },
    arrange: async (places) => (await reached()).following.arrange(places),
    setMarked,
    inSight: (rooms) => {
      workspace().inSight = new Set(rooms);
    },
    markRead,
    markAllRead: () => {
      for (const { address, unread } of workspace().rooms.entries()) {
        setMarked(address, false);
        if (unread > 0) markRead(address, Number.MAX_SAFE_INTEGER);
      }
    },
  };
}
