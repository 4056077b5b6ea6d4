import type { ChatRoomSnapshot } from '#electron/model/directory.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { Misfit } from '#electron/model/logical-room.ts';
import type { LogicalRoomCalls } from '../contract/logical-rooms.ts';
import type { Ask } from '../contract.ts';
import type { Handlers } from '../serve.ts';
import { done } from './done.ts';

export interface LogicalRoomsNeeds {
  candidates(room: RoomAddress): Promise<readonly ChatRoomSnapshot[]>;
  preview(ask: Ask<'logicalRooms.preview'>): Promise<readonly Misfit[]>;
  link(ask: Ask<'logicalRooms.link'>): Promise<void>;
  unlink(privateRoom: RoomAddress): Promise<void>;
  create(ask: Ask<'logicalRooms.create'>): Promise<RoomAddress>;
}

export function logicalRoomCalls(rooms: LogicalRoomsNeeds): Pick<Handlers, keyof LogicalRoomCalls> {
  return {
    'logicalRooms.candidates': async ({ room }) => ({ rooms: await rooms.candidates(room) }),
    'logicalRooms.preview': async (ask) => ({ misfits: await rooms.preview(ask) }),
    'logicalRooms.link': done((ask) => rooms.link(ask)),
    'logicalRooms.unlink': done(({ privateRoom }) => rooms.unlink(privateRoom)),
    'logicalRooms.create': async (ask) => ({ room: await rooms.create(ask) }),
  };
}
