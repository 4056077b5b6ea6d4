import type { MessageKey, RoomAddress } from '../model/ids.ts';
import type { ArchiveQuery } from '../model/message.ts';
import type { PageRequest } from '../model/page.ts';
import type { HistoryPage } from './api.ts';
import { gapQuery } from './catch-up.ts';
import { topKey } from './keys.ts';
import { findPlace, isNamed, type NamedPlace } from './page-place.ts';
import { type RowsOf, rowsOf } from './rows-of.ts';
import { gapKeys, type Stretch } from './stretch.ts';
import type { ToldRow } from './tables/messages.ts';
import type { Ledger } from './tables/rooms.ts';
import type { Tables } from './tables/tables.ts';
import { messageOf } from './visit.ts';

/** A room that a page is of. `stretches` without the ends from which nothing is to be had. */
export interface Shelf {
  readonly room: RoomAddress;
  readonly ledger: Ledger | undefined;
  readonly stretches: readonly Stretch[];
}

/** A shelf on which something stands. */
type Known = Shelf & { readonly ledger: Ledger };

/** What was found, and the range of keys that the request was about, so that gaps at its edges are seen. */
interface Found {
  readonly rows: readonly ToldRow[];
  readonly low: MessageKey;
  readonly high: MessageKey;
  /** Nothing newer is stored. */
  readonly endsRoom: boolean;
}

/** What one room's archive would have to be asked. */
export interface MissingQuery {
  readonly room: RoomAddress;
  readonly query: ArchiveQuery;
}

/** A page of a room, or of two as one: then the rows of both by key, and the gaps of each. */
export function readPage(
  tables: Tables,
  shelves: readonly Shelf[],
  request: PageRequest,
): Omit<HistoryPage, 'missing'> & { readonly missing: readonly MissingQuery[] } {
  const known = shelves.filter(isKnown);
  const { from, limit } = request;
  const place = isNamed(from) ? findPlace(tables.messages, idsFor(known, request), from) : undefined;
  if (known.length > 0 && isNamed(from) && place === undefined) return nowhere;
  const ledgers = known.map(({ ledger }) => ledger);
  const keyed = isNamed(from) ? ({ at: 'around', key: place ?? 0 } as const) : from;
  const found = find(rowsOf(tables.messages, ledgers), keyed, limit);
  const met = new Map(known.map((shelf) => [shelf.room, metBy(found, shelf, tables)]));
  const missing = shelves.flatMap(({ room, stretches }) => {
    const query = missingIn(met.get(room), request, stretches);
    return query === undefined ? [] : [{ room, query }];
  });
  const isUnreadable = known.some(({ room, stretches }) =>
    met.get(room)?.some((index) => stretches[index]?.unreadable),
  );
  return {
    messages: toldOf(tables, known, found.rows),
    reachedStart: shelves.every(
      ({ stretches: [first] }) => first?.bottom === true && startsWith(found, first),
    ),
    reachedEnd: found.endsRoom,
    missing,
    ...(place === undefined ? {} : { place }),
    ...(missing.length === 0 && isUnreadable ? { unreadable: true } : {}),
  };
}

const nowhere = { messages: [], reachedStart: false, reachedEnd: false, missing: [] };

function isKnown(shelf: Shelf): shelf is Known {
  return shelf.ledger !== undefined;
}

/** The rooms in which a place is looked for: an archive id is of one. */
function idsFor(shelves: readonly Known[], { room, from }: PageRequest): readonly number[] {
  const meant = from.at === 'archive id' ? shelves.filter((shelf) => shelf.room === room) : shelves;
  return meant.map(({ ledger }) => ledger.id);
}

function toldOf({ authors }: Tables, shelves: readonly Known[], rows: readonly ToldRow[]) {
  const byId = new Map(
    shelves.map(({ room, ledger, stretches }) => [ledger.id, { room, gaps: gapKeys(stretches) }]),
  );
  return rows.flatMap((row) => {
    const shelf = byId.get(row.room);
    return shelf === undefined ? [] : [messageOf(authors, shelf.room, row, shelf.gaps.has(row.key))];
  });
}

type KeyedPlace = Exclude<PageRequest['from'], NamedPlace>;

function find(rows: RowsOf, from: KeyedPlace, limit: number): Found {
  if (from.at === 'around') return findAround(rows, from.key, limit);
  if (from.at === 'after') return findAbove(rows, from.key + 1, limit);
  return findBelow(rows, from.at === 'newest' ? topKey : from.key, limit);
}

function findBelow({ below, newest }: RowsOf, key: MessageKey, limit: number): Found {
  const rows = below(key, limit).toReversed();
  const low = rows.length < limit ? 0 : (rows[0]?.key ?? 0);
  return { rows, low, high: key, endsRoom: (rows.at(-1)?.key ?? key - 1) >= newest };
}

function findAbove({ from, newest }: RowsOf, key: MessageKey, limit: number): Found {
  const rows = from(key, limit);
  const last = rows.at(-1)?.key ?? key - 1;
  const endsRoom = last >= newest;
  return { rows, low: key - 1, high: endsRoom ? topKey : last, endsRoom };
}

function findAround(of: RowsOf, key: MessageKey, limit: number): Found {
  const half = Math.floor(limit / 2);
  const below = findBelow(of, key, half);
  const above = findAbove(of, key, limit - half);
  return { ...above, rows: [...below.rows, ...above.rows], low: below.low };
}

/** Nothing of this room is stored before what was found. */
function startsWith({ rows: [lowest], low }: Found, first: Stretch): boolean {
  return low === 0 || (lowest !== undefined && lowest.key <= first.fromKey);
}

/**
 * The gap to fill first: the highest of those that the page meets and the archive can fill. Who reads on downwards
 * meets the lowest first, and has it filled from where they are. Of a room that was never read, everything is missing.
 */
function missingIn(
  met: readonly number[] | undefined,
  { from, limit: max }: PageRequest,
  stretches: readonly Stretch[],
): ArchiveQuery | undefined {
  if (met === undefined || stretches.length === 0) return { before: null, max };
  const first = from.at === 'after' ? met.slice(0, 1) : [];
  const onwards = first.flatMap((index) => gapQuery(stretches, index, { max, onwards: true }) ?? []);
  const others = met.toReversed().flatMap((index) => gapQuery(stretches, index, { max }) ?? []);
  return [...onwards, ...others][0];
}

/** The indices of the stretches before which the page meets a gap. */
function metBy({ low, high }: Found, { ledger, stretches }: Known, { messages }: Tables): readonly number[] {
  const next = stretches.findIndex(({ fromKey }) => fromKey > high);
  return stretches.flatMap(({ fromKey }, index) => {
    // What stands above the page has its gap reach down to it where nothing else of its room stands between.
    const reaches = fromKey <= high || (index === next && messages.keyBelow(ledger.id, fromKey) < high);
    return reaches && (fromKey > low || (index === 0 && low === 0)) ? [index] : [];
  });
}
