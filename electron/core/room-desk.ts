import type { RoomsNeeds } from '../bridge/calls/rooms.ts';
import type { PersistentChatEndpoint } from '../chat/index.ts';
import { FaultError } from '../model/fault.ts';
import { factsOf } from './room-facts.ts';
import type { Workspace } from './workspace.ts';

/** What the window asks of rooms, on the workspace that is open. */
export function createRoomDesk(workspace: () => Workspace): RoomsNeeds {
  const chat = (): PersistentChatEndpoint => {
    const endpoint = workspace().line?.chat;
    if (endpoint) return endpoint;
    throw new FaultError('NotConnected', 'This needs a connection. Try again when you are back.');
  };
  const follow: RoomsNeeds['follow'] = async (room) => {
    chat();
    await join(room);
    await workspace().line?.following?.follow(room);
  };
  const join: RoomsNeeds['join'] = async (room) => {
    const { rooms, line } = workspace();
    if (!rooms.get(room)) {
      const properties = await chat().services.getChatRoom(room);
      rooms.save(factsOf(properties, { followed: false, canChat: false }));
    }
    await line?.sessions.enter(room);
  };
  return {
    find: (text) => chat().services.browseChatRoomsByCriteria(text),
    create: async (settings) => {
      const room = await chat().management.createChatRoom(settings);
      await follow(room);
      return room;
    },
    join,
    follow,
    leave: async (room) => {
      const { rooms, history, line } = workspace();
      if (rooms.get(room)?.followed) {
        chat();
        await line?.following?.unfollow(room);
      }
      await line?.sessions.leave(room);
      history.unlistRoom(room);
      rooms.remove(room);
    },
    unfollow: async (room) => {
      chat();
      await workspace().line?.following?.unfollow(room);
    },
    occupants: (room) => workspace().line?.sessions.get(room)?.participants ?? [],
    markRead: (room, upTo) => {
      const { history, rooms } = workspace();
      if (history.markRead(room, upTo)) rooms.counted(room);
    },
  };
}
