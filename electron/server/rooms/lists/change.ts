import type { BareAddress } from '#electron/model/ids.ts';
import { isStranger } from '../affiliations/affiliation.ts';
import type { RoomContext } from '../context.ts';
import type { Room } from '../room.ts';
import type { Principal } from '../storage/category-values.ts';
import type { Standing } from '../storage/room-values.ts';

/** Stores where principals stand now. */
export function saveStandings(
  { store }: RoomContext,
  room: Room,
  standings: ReadonlyMap<Principal, Standing>,
): void {
  for (const [principal, standing] of standings) {
    store.saveStanding(room.record.key, principal, isStranger(standing) ? undefined : standing);
  }
  for (const [principal, standing] of standings) room.standingWasSaved(principal, standing);
}

/** Counts the revision up, and notes whose doing it was and what it touched. */
export function noteChange(
  { store, clock }: RoomContext,
  room: Room,
  by: BareAddress,
  fields: readonly string[],
): void {
  const change = { revision: room.record.revision + 1, by, at: clock(), fields };
  store.addChange(room.record.key, change);
  room.changeWasSaved(change);
}
