import type { RoomAddress } from '#electron/model/ids.ts';
import type { PrincipalSummary, PrincipalsFound } from '#electron/model/principal.ts';
import type { ChatRoomRequest, ChatRoomSettings } from '#electron/model/room-settings.ts';
import type { RoomManagementCalls } from '../contract/room-management.ts';
import type { Ask, RoomRecord } from '../contract.ts';
import type { Handlers } from '../serve.ts';
import { done } from './done.ts';

export interface ManagementNeeds {
  create(settings: ChatRoomSettings): Promise<RoomAddress>;
  read(room: RoomAddress): Promise<RoomRecord>;
  save(ask: Ask<'rooms.save'>): Promise<RoomRecord>;
  preview(ask: Ask<'rooms.preview'>): Promise<readonly PrincipalSummary[]>;
  eligible(ask: Ask<'rooms.eligible'>): Promise<PrincipalsFound>;
  requests(room: RoomAddress): Promise<readonly ChatRoomRequest[]>;
  answerRequest(request: ChatRoomRequest, allow: boolean): Promise<void>;
  disable(room: RoomAddress): Promise<void>;
  enable(room: RoomAddress): Promise<void>;
  destroy(room: RoomAddress): Promise<void>;
}

export function managementCalls(rooms: ManagementNeeds): Pick<Handlers, keyof RoomManagementCalls> {
  return {
    'rooms.create': async (settings) => ({ room: await rooms.create(settings) }),
    'rooms.read': async ({ room }) => ({ record: await rooms.read(room) }),
    'rooms.save': async (ask) => ({ record: await rooms.save(ask) }),
    'rooms.preview': async (ask) => ({ out: await rooms.preview(ask) }),
    'rooms.eligible': (ask) => rooms.eligible(ask),
    'rooms.requests': async ({ room }) => ({ requests: await rooms.requests(room) }),
    'rooms.answerRequest': done(({ request, allow }) => rooms.answerRequest(request, allow)),
    'rooms.disable': done(({ room }) => rooms.disable(room)),
    'rooms.enable': done(({ room }) => rooms.enable(room)),
    'rooms.destroy': done(({ room }) => rooms.destroy(room)),
  };
}
