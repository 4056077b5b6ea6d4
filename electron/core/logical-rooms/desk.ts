import type { LogicalRoomsNeeds } from '#electron/bridge/calls/logical-rooms.ts';
import type { PersistentChatEndpoint } from '#electron/chat/index.ts';
import type { ChatRoomSnapshot } from '#electron/model/directory.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { Privacy } from '#electron/model/room.ts';
import { reach } from '../connected.ts';
import type { RoomList } from '../followed/room-list.ts';
import type { Workspace } from '../workspace.ts';

type Rooms = Pick<RoomList, 'get' | 'entries'>;

/** As many as a person who links two rooms would look through. */
const mostCandidates = 200;

/** What the window asks of logical rooms, on the workspace that is open. */
export function createLogicalRoomDesk(
  workspace: () => Workspace,
  follow: (room: RoomAddress) => Promise<void>,
): LogicalRoomsNeeds {
  const chatOf = async (here: Workspace): Promise<PersistentChatEndpoint> => (await reach(here)).chat;
  return {
    candidates: async (room) => {
      const here = workspace();
      const chat = await chatOf(here);
      const { privacy } = here.rooms.get(room) ?? (await chat.services.getChatRoom(room));
      return (await managed(chat, here.rooms)).filter((one) => fits(one, privacy, here.rooms));
    },
    preview: async ({ publicRoom, people }) => {
      const { services, management } = await chatOf(workspace());
      if ('members' in people) return services.logicalRooms.preview(publicRoom, people.members);
      // What a person links for themselves alone puts nobody else anywhere.
      if (!services.logicalRooms.areShared) return [];
      const { members } = await management.getChatRoom(people.room);
      return services.logicalRooms.preview(publicRoom, members);
    },
    link: async ({ addMembers, ...pair }) => {
      const here = workspace();
      await (await chatOf(here)).services.logicalRooms.link(pair, { addMembers });
      // Others come in time; whoever links them wants to see it.
      const isFollowed = (room: RoomAddress) => here.rooms.known(room)?.followed ?? false;
      if (workspace() === here && isFollowed(pair.privateRoom) && !isFollowed(pair.publicRoom))
        await follow(pair.publicRoom);
    },
    unlink: async (privateRoom) => (await chatOf(workspace())).services.logicalRooms.unlink(privateRoom),
    create: async ({ publicRoom, addMembers, ...settings }) => {
      const here = workspace();
      const { logicalRooms } = (await chatOf(here)).services;
      const room = await logicalRooms.create(publicRoom, settings, { addMembers });
      // The person may have gone over to another account, whose room it is not.
      if (workspace() === here) await follow(room);
      return room;
    },
  };
}

/** Where links are everybody's: the rooms that the person manages; otherwise those that they are in. */
async function managed(
  { services }: PersistentChatEndpoint,
  rooms: Rooms,
): Promise<readonly ChatRoomSnapshot[]> {
  if (!services.logicalRooms.areShared) return rooms.entries().filter(({ imported }) => !imported);
  return (await services.browseChatRoomsIManage({ max: mostCandidates })).rooms;
}

/** A secret room beside one that is not; what is one with another already is let alone. */
function fits({ address, privacy, disabled }: ChatRoomSnapshot, beside: Privacy, rooms: Rooms): boolean {
  if (privacy === undefined || disabled || rooms.get(address)?.companion !== undefined) return false;
  return (privacy === 'Secret') !== (beside === 'Secret');
}
