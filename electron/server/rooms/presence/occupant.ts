import { createHmac } from 'node:crypto';
import type { BareAddress } from '#electron/model/ids.ts';
import type { Affiliation, Role } from '#electron/stanza/0045-muc.ts';
import type { Payload } from '../messages/payload.ts';

/** One session of an occupant: a device. */
export interface OccupantSession {
  /** Full address. */
  readonly address: string;
  /** What its presence says beyond being there. */
  readonly payload: Payload;
}

/**
 * One person in a room under one nickname, with all sessions that share it; the first one speaks in presence.
 * A new value for every change, held by the room.
 */
export interface Occupant {
  readonly nickname: string;
  readonly account: BareAddress;
  /** Stable in this room and meaningless outside it (XEP-0421). */
  readonly id: string;
  readonly affiliation: Affiliation;
  readonly role: Role;
  /** What they are without what a moderator gave or took for as long as they stay. */
  readonly roleByRight: Role;
  readonly sessions: readonly [OccupantSession, ...OccupantSession[]];
}

/** XEP-0421, 3.1: the same for one address in one room always, and not to be guessed from either. */
export function occupantId(account: BareAddress, roomSecret: string): string {
  return createHmac('sha256', roomSecret).update(account).digest('base64url').slice(0, 32);
}
