import type { ManagementNeeds } from '#electron/bridge/calls/room-management.ts';
import { reach } from '../connected.ts';
import type { Workspace } from '../workspace.ts';

const disabled = 'This room is disabled. Nobody can enter it until it is enabled.';

/** Closing rooms for a while, or for good. */
export function createClosing(
  workspace: () => Workspace,
): Pick<ManagementNeeds, 'disable' | 'enable' | 'destroy'> {
  return {
    disable: async (room) => {
      const here = workspace();
      const { chat } = await reach(here);
      // Gone before everybody is sent out: whoever does this has not lost a right.
      await here.line?.sessions.leave(room);
      try {
        await chat.management.disableChatRoom(room);
        here.rooms.present(room, { trouble: disabled });
      } catch (error) {
        if (here.rooms.get(room)) here.line?.sessions.enter(room).catch(() => undefined);
        throw error;
      }
    },
    enable: async (room) => {
      const here = workspace();
      const { chat } = await reach(here);
      await chat.management.enableChatRoom(room);
      if (here.rooms.get(room)) await here.line?.sessions.enter(room);
    },
    destroy: async (room) => {
      const here = workspace();
      const { chat, following } = await reach(here);
      const { followed = false } = here.rooms.get(room) ?? {};
      await chat.management.deleteChatRoom(room);
      if (followed) await following.unfollow(room);
      here.deleteRoom(room);
    },
  };
}
