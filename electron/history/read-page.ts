import type { MessageKey } from '../model/ids.ts';
import type { ArchiveQuery } from '../model/message.ts';
import type { PageRequest } from '../model/page.ts';
import type { HistoryPage } from './api.ts';
import { gapQuery } from './catch-up.ts';
import { topKey } from './keys.ts';
import { findPlace, isNamed, type NamedPlace } from './page-place.ts';
import { gapKeys, type Stretch } from './stretch.ts';
import type { MessagesTable, ToldRow } from './tables/messages.ts';
import type { Ledger } from './tables/rooms.ts';
import type { Tables } from './tables/tables.ts';
import { messageOf } from './visit.ts';

/** What was found, and the range of keys that the request was about, so that gaps at its edges are seen. */
interface Found {
  readonly rows: readonly ToldRow[];
  readonly low: MessageKey;
  readonly high: MessageKey;
  /** Nothing newer is stored. */
  readonly endsRoom: boolean;
}

/** A page of a room. `stretches` without the ends from which nothing is to be had. */
export function readPage(
  tables: Tables,
  ledger: Ledger | undefined,
  request: PageRequest,
  stretches: readonly Stretch[],
): Omit<HistoryPage, 'missing'> & { readonly missing?: ArchiveQuery } {
  if (ledger === undefined) return { messages: [], ...emptyRoom(request.limit) };
  const shelf: Shelf = { messages: tables.messages, ledger };
  const { from, limit } = request;
  const place = isNamed(from) ? findPlace(tables.messages, ledger.id, from) : undefined;
  if (isNamed(from) && place === undefined) return { messages: [], reachedStart: false, reachedEnd: false };
  const found = find(shelf, isNamed(from) ? { at: 'around', key: place ?? 0 } : from, limit);
  const gaps = gapKeys(stretches);
  const missing = missingIn(found, request, stretches);
  const isUnreadable = metBy(found, stretches).some((index) => stretches[index]?.unreadable);
  return {
    messages: found.rows.map((row) => messageOf(tables.authors, ledger.address, row, gaps.has(row.key))),
    reachedStart: stretches[0]?.bottom === true && startsWith(found, stretches[0]),
    reachedEnd: found.endsRoom,
    ...(place === undefined ? {} : { place }),
    ...(missing === undefined ? {} : { missing }),
    ...(missing === undefined && isUnreadable ? { unreadable: true } : {}),
  };
}

/** Of a room that was never read, everything is missing. */
function emptyRoom(max: number) {
  return { reachedStart: false, reachedEnd: true, missing: { before: null, max } };
}

/** Where to look. */
interface Shelf {
  readonly messages: MessagesTable;
  readonly ledger: Ledger;
}

type KeyedPlace = Exclude<PageRequest['from'], NamedPlace>;

function find(shelf: Shelf, from: KeyedPlace, limit: number): Found {
  if (from.at === 'around') return findAround(shelf, from.key, limit);
  if (from.at === 'after') return findAbove(shelf, from.key + 1, limit);
  return findBelow(shelf, from.at === 'newest' ? topKey : from.key, limit);
}

function findBelow({ messages, ledger }: Shelf, key: MessageKey, limit: number): Found {
  const rows = messages.below(ledger.id, key, limit).reverse();
  const low = rows.length < limit ? 0 : (rows[0]?.key ?? 0);
  return { rows, low, high: key, endsRoom: (rows.at(-1)?.key ?? key - 1) >= ledger.newest };
}

function findAbove({ messages, ledger }: Shelf, key: MessageKey, limit: number): Found {
  const rows = messages.from(ledger.id, key, limit);
  const last = rows.at(-1)?.key ?? key - 1;
  const endsRoom = last >= ledger.newest;
  return { rows, low: key - 1, high: endsRoom ? topKey : last, endsRoom };
}

function findAround(shelf: Shelf, key: MessageKey, limit: number): Found {
  const half = Math.floor(limit / 2);
  const below = findBelow(shelf, key, half);
  const above = findAbove(shelf, key, limit - half);
  return { ...above, rows: [...below.rows, ...above.rows], low: below.low };
}

/** Nothing is stored before what was found. */
function startsWith({ rows, low }: Found, first: Stretch): boolean {
  return low === 0 || rows[0]?.key === first.fromKey;
}

/**
 * The gap to fill first: the highest of those that the page meets and the archive can fill. Who reads on downwards
 * meets the lowest first, and has it filled from where they are.
 */
function missingIn(
  found: Found,
  { from, limit: max }: PageRequest,
  stretches: readonly Stretch[],
): ArchiveQuery | undefined {
  if (stretches.length === 0) return { before: null, max };
  const met = metBy(found, stretches);
  const first = from.at === 'after' ? met.slice(0, 1) : [];
  const onwards = first.flatMap((index) => gapQuery(stretches, index, { max, onwards: true }) ?? []);
  const others = met.toReversed().flatMap((index) => gapQuery(stretches, index, { max }) ?? []);
  return [...onwards, ...others][0];
}

/** The indices of the stretches before which the page meets a gap. */
function metBy({ low, high }: Found, stretches: readonly Stretch[]): readonly number[] {
  return stretches.flatMap(({ fromKey }, index) =>
    fromKey <= high && (fromKey > low || (index === 0 && low === 0)) ? [index] : [],
  );
}
