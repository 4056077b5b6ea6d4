import type { RoomAddress } from '#electron/model/ids.ts';
import type { MembershipCalls } from '../contract/membership.ts';
import type { Ask } from '../contract.ts';
import type { Handlers } from '../serve.ts';
import { done } from './done.ts';

export interface MembershipNeeds {
  invite(ask: Ask<'rooms.invite'>): Promise<void>;
  accept(room: RoomAddress): Promise<void>;
  decline(room: RoomAddress): Promise<void>;
  askToJoin(room: RoomAddress, words: string): Promise<void>;
  askToPresent(room: RoomAddress, words: string): Promise<void>;
  resign(room: RoomAddress): Promise<void>;
}

export function membershipCalls(membership: MembershipNeeds): Pick<Handlers, keyof MembershipCalls> {
  return {
    'rooms.invite': done((ask) => membership.invite(ask)),
    'rooms.askToJoin': done(({ room, words }) => membership.askToJoin(room, words)),
    'rooms.askToPresent': done(({ room, words }) => membership.askToPresent(room, words)),
    'rooms.resign': done(({ room }) => membership.resign(room)),
    'roomInvitations.accept': done(({ room }) => membership.accept(room)),
    'roomInvitations.decline': done(({ room }) => membership.decline(room)),
  };
}
