import type { DirectoryNeeds } from '#electron/bridge/calls/directory.ts';
import type { RoomProperties } from '#electron/model/room.ts';
import { type Reached, reach } from '../connected.ts';
import { cut } from '../messages/shown.ts';
import type { Workspace } from '../workspace.ts';
import { orWholeAddress } from './whole-address.ts';

/** Rooms and people of the chat service. Nothing that is found is kept: tomorrow it may be hidden from this person. */
export function createDirectory(workspace: () => Workspace): DirectoryNeeds {
  const reached = (): Promise<Reached> => reach(workspace());
  return {
    service: async () => {
      const here = workspace();
      return here.service.ask((await reach(here)).chat);
    },
    search: async ({ criteria, after, max }) => {
      const { services } = (await reached()).chat;
      const page = { max, ...(after !== undefined && { after }) };
      const found = await services.browseChatRoomsByFilterCriteria(criteria, page);
      return { ...found, rooms: found.rooms.map(shownRoom) };
    },
    card: async (room) => shownRoom(await (await reached()).chat.services.getChatRoomCard(room)),
    people: async ({ text, max }) => {
      const { chat } = await reached();
      return orWholeAddress(text, chat.chatServerUri, () => chat.users.findUsers(text, max));
    },
  };
}

/** Some servers know no limit to a name. */
function shownRoom<Room extends Pick<RoomProperties, 'name' | 'description'>>(room: Room): Room {
  return { ...room, name: cut(room.name), description: cut(room.description) };
}
