import * as v from 'valibot';
import type { MembershipCalls } from '../contract/membership.ts';
import { addresses, type ChecksOf, inRoom, line, room } from './parts.ts';

const asking = v.strictObject({ room, words: line });

export const membershipChecks: ChecksOf<MembershipCalls> = {
  'rooms.invite': v.strictObject({ room, addresses, reason: line }),
  'rooms.askToJoin': asking,
  'rooms.askToPresent': asking,
  'rooms.resign': inRoom,
  'roomInvitations.accept': inRoom,
  'roomInvitations.decline': inRoom,
};
