import type { ManagementNeeds } from '#electron/bridge/calls/room-management.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { Reached } from '../connected.ts';
import { notYet } from './not-yet.ts';

export interface ManagementOptions {
  readonly reached: () => Promise<Reached>;
  readonly follow: (room: RoomAddress) => Promise<void>;
}

/** Making rooms and running them. */
export function createManagement({ reached, follow }: ManagementOptions): ManagementNeeds {
  return {
    create: async (settings) => {
      const room = await (await reached()).chat.management.createChatRoom(settings);
      await follow(room);
      return room;
    },
    read: notYet,
    save: notYet,
    eligible: notYet,
    requests: notYet,
    answerRequest: notYet,
    disable: notYet,
    enable: notYet,
    destroy: notYet,
  };
}
