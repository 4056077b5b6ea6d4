import type { ChatRoomSettings, RoomAddress } from '#electron/chat/index.ts';
import type { ChatServer } from './chat-server.ts';
import type { ChatServerKind } from './chat-servers.ts';
import { Person } from './person.ts';

/** Ana and Ben on a server of their own, both in a room that Ana has opened. */
export interface TwoInARoom {
  readonly server: ChatServer;
  readonly ana: Person;
  readonly ben: Person;
  readonly desk: RoomAddress;
  /** They leave, and the server stops. */
  readonly ends: () => Promise<void>;
}

export async function twoInARoom(
  { start }: Pick<ChatServerKind, 'start'>,
  settings: ChatRoomSettings,
): Promise<TwoInARoom> {
  const server = await start();
  try {
    const ana = await Person.signsIn(server, 'ana');
    const ben = await Person.signsIn(server, 'ben');
    const desk = await ana.opens(settings);
    await ben.joins(desk);
    const ends = async (): Promise<void> => {
      await Promise.all([ana.leaves(), ben.leaves()]);
      await server.stop();
    };
    return { server, ana, ben, desk, ends };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
