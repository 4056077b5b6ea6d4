import type { ManagementNeeds } from '#electron/bridge/calls/room-management.ts';
import type { Ask, RoomRecord } from '#electron/bridge/contract.ts';
import type { PersistentChatEndpoint } from '#electron/chat/index.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { ChatRoomLists } from '#electron/model/room-settings.ts';
import { type Reached, reach } from '../connected.ts';
import type { Workspace } from '../workspace.ts';
import { peopleOf } from './people-of.ts';

type Management = PersistentChatEndpoint['management'];

/** Making rooms and running them. Nothing of it is kept on the disk: what somebody else changes counts. */
export function createManagement(
  workspace: () => Workspace,
  follow: (room: RoomAddress) => Promise<void>,
): ManagementNeeds {
  const reached = (): Promise<Reached> => reach(workspace());
  const management = async (): Promise<Management> => (await reached()).chat.management;
  const read = async (room: RoomAddress): Promise<RoomRecord> => {
    const { chat } = await reached();
    const information = await chat.management.getChatRoom(room);
    const inside = workspace().line?.sessions.get(room)?.participants ?? [];
    return { information, people: await peopleOf(chat, information, inside) };
  };
  return {
    create: async (settings) => {
      const room = await (await management()).createChatRoom(settings);
      await follow(room);
      return room;
    },
    read,
    save: async (ask) => {
      await save(await management(), ask);
      return read(ask.room);
    },
    eligible: async ({ role, text, max, ...where }) =>
      (await management()).findUsersOrGroupsForRole(role, where, text, max),
    requests: async (room) => {
      const { requests } = workspace();
      return requests.set(room, await (await management()).getRequests(room));
    },
    answerRequest: async (request, allow) => {
      const { requests } = workspace();
      await (await management()).answerRequest(request, allow);
      requests.answered(request);
    },
    disable: async (room) => {
      const desk = await management();
      const { rooms, line } = workspace();
      // Gone before everybody is sent out: whoever does this has not lost a right.
      await line?.sessions.leave(room);
      try {
        await desk.disableChatRoom(room);
        rooms.present(room, { trouble: 'This room is disabled. Nobody can enter it until it is enabled.' });
      } catch (error) {
        if (rooms.get(room)) void line?.sessions.enter(room).catch(() => undefined);
        throw error;
      }
    },
    enable: async (room) => {
      await (await management()).enableChatRoom(room);
      const { rooms, line } = workspace();
      if (rooms.get(room)) await line?.sessions.enter(room);
    },
    destroy: async (room) => {
      const { chat, following } = await reached();
      const { rooms, deleteRoom } = workspace();
      const { followed = false } = rooms.get(room) ?? {};
      await chat.management.deleteChatRoom(room);
      if (followed) await following.unfollow(room);
      deleteRoom(room);
    },
  };
}

/**
 * The changes are made to the room as it is now, so that a service without revisions keeps what others changed
 * beside them; one with revisions refuses a record that is out of date.
 */
async function save(management: Management, { room, revision, changes }: Ask<'rooms.save'>): Promise<void> {
  const { members, managers, presenters, ...settings } = changes;
  const lists: ChatRoomLists = {
    ...(members && { members }),
    ...(managers && { managers }),
    ...(presenters && { presenters }),
  };
  const now = await management.getChatRoom(room);
  const copy = { ...now, ...settings, ...(revision !== undefined && { revision }) };
  await management.updateChatRoom(copy, lists);
}
