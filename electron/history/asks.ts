import type { RoomAddress } from '../model/ids.ts';
import type { ArchiveQuery } from '../model/message.ts';
import type { ArchiveAsk } from './api.ts';
import { type Known, nextQuery, type Wish } from './catch-up.ts';
import { askable, type Continuity } from './continuity.ts';
import type { Stretch } from './stretch.ts';
import type { Tables } from './tables/tables.ts';

/** What may be asked of the rooms' archives, by what is stored and what this process knows. */
export function createAsks({ rooms, stretches }: Tables, continuityOf: (room: RoomAddress) => Continuity) {
  /** Oldest first, without the ends from which nothing is to be had. */
  const stretchesOf = (room: RoomAddress): readonly Stretch[] => {
    const ledger = rooms.find(room);
    return ledger === undefined ? [] : askable(stretches.of(ledger.id), continuityOf(room));
  };
  const known = (room: RoomAddress): Known => {
    const { open, fresh } = continuityOf(room);
    const readUpTo = rooms.find(room)?.read_up_to ?? undefined;
    const facts = { stretches: stretchesOf(room), open: open !== undefined, fresh };
    return readUpTo === undefined ? facts : { ...facts, readUpTo };
  };
  /** The query as it is asked now, so that a late answer to it is recognised. */
  const asking = (room: RoomAddress, query: ArchiveQuery | undefined): ArchiveAsk | undefined =>
    query === undefined ? undefined : { ...query, epoch: continuityOf(room).epoch };

  return {
    stretchesOf,
    asking,
    next: (room: RoomAddress, wish: Wish) => asking(room, nextQuery(known(room), wish)),
  };
}
