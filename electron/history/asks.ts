import type { RoomAddress, Timestamp } from '../model/ids.ts';
import type { ArchiveQuery } from '../model/message.ts';
import type { PageRequest } from '../model/page.ts';
import type { ArchiveAsk } from './archive/archive-ask.ts';
import { gapQuery, type Known, nextQuery, type Wish } from './catch-up.ts';
import { askable } from './continuity.ts';
import { keyOf } from './keys.ts';
import type { Stretch } from './stretch.ts';
import type { Tables } from './tables/tables.ts';
import type { Visits } from './visits.ts';

/** What may be asked of the rooms' archives, by what is stored and what this process knows. */
export function createAsks(
  { rooms, stretches, messages }: Tables,
  { continuityOf }: Pick<Visits, 'continuityOf'>,
) {
  /** Oldest first, without the ends from which nothing is to be had. */
  const stretchesOf = (room: RoomAddress, ledger = rooms.find(room)): readonly Stretch[] => {
    return ledger === undefined ? [] : askable(stretches.of(ledger.id), continuityOf(room));
  };
  const known = (room: RoomAddress): Known => {
    const { open, fresh } = continuityOf(room);
    const readUpTo = rooms.find(room)?.read_up_to ?? undefined;
    const facts = { stretches: stretchesOf(room), open: open !== undefined, fresh };
    return readUpTo === undefined ? facts : { ...facts, readUpTo };
  };
  /** The query as it is asked now, so that a late answer to it is recognised. */
  const asking = (room: RoomAddress, query: ArchiveQuery): ArchiveAsk => ({
    ...query,
    epoch: continuityOf(room).epoch,
  });
  /** The first message of a time is known where no gap lies before it. */
  const holdsDate = (room: RoomAddress, date: Timestamp): boolean => {
    const ledger = rooms.find(room);
    if (ledger === undefined) return false;
    const first = messages.from(ledger.id, keyOf(date), 1)[0];
    if (first === undefined) return continuityOf(room).open !== undefined;
    const begun = stretchesOf(room);
    const index = begun.findIndex(({ fromKey }) => fromKey === first.key);
    return index < 0 || gapQuery(begun, index, { max: 1 }) === undefined;
  };
  const holds = (room: RoomAddress, place: PageRequest['from']): boolean => {
    if (place.at === 'date') return holdsDate(room, place.date);
    if (place.at !== 'archive id') return true;
    const ledger = rooms.find(room);
    return ledger !== undefined && messages.byArchiveId(ledger.id, place.archiveId) !== undefined;
  };

  return {
    stretchesOf,
    asking,
    holds,
    next: (room: RoomAddress, wish: Wish): ArchiveAsk | undefined => {
      const query = nextQuery(known(room), wish);
      return query && asking(room, query);
    },
  };
}
