import type { ChatRoomCard, ChatRoomsFound } from '#electron/model/directory.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { PrincipalsFound } from '#electron/model/principal.ts';
import type { RoomService } from '#electron/model/room-service.ts';
import type { DirectoryCalls } from '../contract/directory.ts';
import type { Ask } from '../contract.ts';
import type { Handlers } from '../serve.ts';

export interface DirectoryNeeds {
  service(): Promise<RoomService>;
  search(ask: Ask<'rooms.search'>): Promise<ChatRoomsFound>;
  card(room: RoomAddress): Promise<ChatRoomCard>;
  people(ask: Ask<'people.find'>): Promise<PrincipalsFound>;
}

export function directoryCalls(directory: DirectoryNeeds): Pick<Handlers, keyof DirectoryCalls> {
  return {
    'rooms.service': async () => ({ service: await directory.service() }),
    'rooms.search': (ask) => directory.search(ask),
    'rooms.card': async ({ room }) => ({ card: await directory.card(room) }),
    'people.find': (ask) => directory.people(ask),
  };
}
