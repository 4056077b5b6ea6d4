import type { MembershipNeeds } from '#electron/bridge/calls/membership.ts';
import type { RoomsNeeds } from '#electron/bridge/calls/rooms.ts';
import { FaultError } from '#electron/model/fault.ts';
import { type Reached, reach } from '../connected.ts';
import type { Workspace } from '../workspace.ts';

/** Coming into rooms and out of them by the word of others. */
export function createMembership(
  workspace: () => Workspace,
  { follow, leave }: Pick<RoomsNeeds, 'follow' | 'leave'>,
): MembershipNeeds {
  const services = async (): Promise<Reached['chat']['services']> => (await reach(workspace())).chat.services;
  return {
    invite: async ({ room, addresses, reason }) => {
      const words = reason === '' ? undefined : reason;
      const session = workspace().line?.sessions.get(room);
      // By the room, which lets in whom a manager invites; from outside a person can only tell of it (XEP-0249).
      if (session?.state === 'Established') return session.inviteUsers(addresses, words);
      const desk = await services();
      for (const address of addresses) await desk.invite(room, address, words);
    },
    accept: async (room) => workspace().invitations.accept(room, await services(), follow),
    decline: async (room) => workspace().invitations.decline(room, await services()),
    askToJoin: async (room, words) => (await services()).askToJoin(room, words === '' ? undefined : words),
    askToPresent: async (room, words) => {
      const session = workspace().line?.sessions.get(room);
      if (!session) throw new FaultError('UserNotJoined', 'Enter the room first.');
      await session.askToPresent(words === '' ? undefined : words);
    },
    resign: async (room) => {
      await (await services()).resignFromRoom(room);
      await leave(room);
    },
  };
}
