import type { ManagementNeeds } from '#electron/bridge/calls/room-management.ts';
import type { Ask, RoomRecord } from '#electron/bridge/contract.ts';
import type { PersistentChatEndpoint } from '#electron/chat/index.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { ChatRoomLists } from '#electron/model/room-settings.ts';
import { reach } from '../connected.ts';
import type { Workspace } from '../workspace.ts';
import { createClosing } from './closing.ts';
import { peopleOf } from './people-of.ts';
import { orWholeAddress } from './whole-address.ts';

type Management = PersistentChatEndpoint['management'];

/** Making rooms and running them. Nothing of it is kept on the disk: what somebody else changes counts. */
export function createManagement(
  workspace: () => Workspace,
  follow: (room: RoomAddress) => Promise<void>,
): ManagementNeeds {
  const management = async (): Promise<Management> => (await reach(workspace())).chat.management;
  return {
    ...createClosing(workspace),
    create: async (settings) => {
      const here = workspace();
      const room = await (await management()).createChatRoom(settings);
      // The person may have gone over to another account, whose room it is not.
      if (workspace() === here) await follow(room);
      return room;
    },
    read: (room) => read(workspace(), room),
    save: async (ask) => {
      const here = workspace();
      await save(await management(), ask);
      return read(here, ask.room);
    },
    preview: async ({ room, changes }) => (await management()).previewUpdate(room, changes),
    eligible: async ({ role, text, max, ...where }) => {
      const { chat } = await reach(workspace());
      return orWholeAddress(text, chat.chatServerUri, () =>
        chat.management.findUsersOrGroupsForRole(role, where, text, max),
      );
    },
    requests: async (room) => {
      const { requests } = workspace();
      return requests.set(room, await (await management()).getRequests(room));
    },
    answerRequest: async (request, allow) => {
      const { requests } = workspace();
      await (await management()).answerRequest(request, allow);
      requests.answered(request);
    },
  };
}

async function read(here: Workspace, room: RoomAddress): Promise<RoomRecord> {
  const { chat } = await reach(here);
  const information = await chat.management.getChatRoom(room);
  const inside = here.line?.sessions.get(room)?.participants ?? [];
  return { information, people: await peopleOf(chat, information, inside) };
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
