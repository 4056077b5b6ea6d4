import type { Database } from 'better-sqlite3';
import type { MessageSearch, SearchAnswer, SearchHit } from '#electron/model/search.ts';
import type { HistorySearch } from '../api.ts';
import { keyOf, topKey } from '../keys.ts';
import { messageOf } from '../visit.ts';
import { openCoverage } from './coverage.ts';
import { asBeginning, asPart, type Demand, expressionOf } from './expression.ts';
import { openFilters, roomFacets } from './filters.ts';
import { type HitRow, type KeyRange, openHits } from './hits.ts';
import { openRooms, type SearchedRoom } from './rooms.ts';
import { readTyped, type Term } from './typed.ts';
import { whileUnchanged } from './unchanged.ts';
import { openVocabulary } from './vocabulary.ts';

export type Search = (search: HistorySearch) => SearchAnswer;

/** Rooms that are searched, and those that never are; of the others nothing was said. */
interface Scope {
  readonly within: readonly SearchedRoom[];
  readonly without: readonly SearchedRoom[];
}

/** Finds on an open database, by reading alone. */
export function openSearch(db: Database): Search {
  const vocabulary = openVocabulary(db);
  const filters = openFilters(db);
  const hits = openHits(db);
  const readRooms = openRooms(db);
  const readCoverage = openCoverage(db);
  // Whoever types asks every few moments, and mostly nothing was stored in between.
  const now = whileUnchanged(db, () => {
    const rooms = readRooms();
    return { rooms, coverage: readCoverage([...rooms.values()]) };
  });

  const find = (
    search: MessageSearch,
    terms: readonly Term[],
    scope: Scope,
    limit: number,
  ): readonly HitRow[] => {
    const narrowed = [...(search.rooms ? [roomFacets(scope.within)] : []), ...filters(search)];
    if (narrowed.some((demand) => demand.length === 0)) return [];
    const range = rangeOf(search);
    const look = (words: readonly Demand[]): readonly HitRow[] => {
      const expression = expressionOf([...narrowed, ...words], roomFacets(scope.without));
      if (expression !== undefined) return hits.matching(expression, range, search.order, limit);
      return hits.newest(
        range,
        scope.without.map(({ id }) => id),
        limit,
      );
    };
    const beginnings = terms.map((term) => asBeginning(term, vocabulary));
    const found = look(beginnings);
    if (found.length === limit) return found;
    const parts = terms.map((term) => asPart(term, vocabulary));
    return parts.some((any, index) => any.length > (beginnings[index]?.length ?? 0)) ? look(parts) : found;
  };

  // As one transaction it sees one moment, whatever is removed by another connection meanwhile.
  return db.transaction(({ search, limit, except = [] }: HistorySearch) => {
    const { rooms, coverage } = now();
    const scope = scopeOf([...rooms.values()], search.rooms, except);
    const within = new Set(scope.within.map(({ address }) => address));
    const terms = readTyped(search.text);
    const isNothing = terms.length === 0 && (search.text.trim() !== '' || !isNarrowed(search));
    // One more is looked for, so that it is known whether there are more.
    const found = isNothing ? [] : find(search, terms, scope, limit + 1);
    return {
      hits: found.slice(0, limit).map((row) => hitOf(row, rooms.get(row.room))),
      more: found.length > limit,
      terms: [...new Set(terms.map(({ text }) => text))],
      coverage: coverage.filter(({ room }) => within.has(room)),
    };
  });
}

function scopeOf(
  rooms: readonly SearchedRoom[],
  wanted: readonly string[] | undefined,
  except: readonly string[],
): Scope {
  const [asked, never] = [wanted && new Set(wanted), new Set(except)];
  return {
    within: rooms.filter(
      ({ address, listed, stored }) =>
        !never.has(address) && (asked ? asked.has(address) : listed || stored > 0),
    ),
    without: rooms.filter(({ address }) => never.has(address)),
  };
}

function isNarrowed({ text: _, order: __, ...filters }: MessageSearch): boolean {
  return Object.values(filters).some((value) => value !== undefined && value !== '');
}

function rangeOf({ from, to }: MessageSearch): KeyRange {
  return { from: from === undefined ? 0 : keyOf(from), to: to === undefined ? topKey : keyOf(to) };
}

function hitOf(row: HitRow, room: SearchedRoom | undefined): SearchHit {
  const author = { id: row.person ?? '', name: row.name ?? '' };
  return {
    message: messageOf({ at: () => author }, room?.address ?? '', row, false),
    roomName: room?.name ?? '',
  };
}
