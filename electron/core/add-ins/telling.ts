import type { HappeningName, Happenings } from '#addins/contract.ts';
import { happeningRights } from '#addins/contract.ts';
import { messageFor, personFor, roomFor } from '#electron/addin/shapes.ts';
import type { EventName, Events } from '#electron/bridge/contract.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { Occupant } from '#electron/model/room.ts';
import type { Tell } from '../events.ts';
import type { AccountAddIns } from './account-add-ins.ts';

interface TellingOptions {
  readonly account: AccountAddIns;
  readonly occupants: (room: RoomAddress) => Promise<readonly Occupant[]>;
  readonly isSealed: (room: RoomAddress) => boolean;
  readonly tell: Tell;
}

/** What add-ins hear is what the window hears, where their right to it holds at this moment. */
export function createTelling({ account, occupants, isSealed, tell }: TellingOptions): Tell {
  const pass = <
    H extends Exclude<HappeningName, 'appearance.changed' | 'visibility.changed' | 'rights.changed'>,
  >(
    room: RoomAddress,
    name: H,
    body: () => Happenings[H],
  ): void => {
    if (isSealed(room)) return;
    const addIns = account.holders(happeningRights[name], room);
    if (addIns.length > 0) tell('addIns.told', { room, addIns, name, body: body() });
  };
  const people = async (room: RoomAddress): Promise<void> => {
    const all = await occupants(room).catch(() => []);
    pass(room, 'roster.changed', () => ({ people: all.map(personFor) }));
  };
  const hearers: { readonly [E in EventName]?: (body: Events[E]) => void } = {
    'messages.stored': ({ room, messages, live }) =>
      pass(room, 'messages.arrived', () => ({ messages: messages.map(messageFor), live })),
    'rooms.changed': ({ changed }) => {
      for (const entry of changed) pass(entry.address, 'room.changed', () => roomFor(entry));
    },
    'occupants.changed': ({ room }) => {
      if (account.holders('roster.read', room).length > 0) void people(room);
    },
  };
  return (name, body) => {
    if (account.grants.length > 0) hearers[name]?.(body);
  };
}
