import type { Database } from 'better-sqlite3';
import type { MessageSearch, SearchAnswer, SearchHit } from '#electron/model/search.ts';
import type { HistorySearch } from '../api.ts';
import { messageOf } from '../visit.ts';
import { openCoverage } from './coverage.ts';
import { openFind } from './find.ts';
import type { HitRow } from './hits.ts';
import { openRooms, type SearchedRoom } from './rooms.ts';
import { scopeOf } from './scope.ts';
import { readTyped, type Term } from './typed.ts';
import { whileUnchanged } from './unchanged.ts';

export type Search = (search: HistorySearch) => SearchAnswer;

/** Finds on an open database, by reading alone. */
export function openSearch(db: Database): Search {
  const find = openFind(db);
  const readRooms = openRooms(db);
  const readCoverage = openCoverage(db);
  // Whoever types asks every few moments, and mostly nothing was stored in between.
  const now = whileUnchanged(db, () => {
    const rooms = readRooms();
    return { rooms, coverage: readCoverage([...rooms.values()]) };
  });

  // As one transaction it sees one moment, whatever is removed by another connection meanwhile.
  return db.transaction(({ search, limit, except = [] }: HistorySearch) => {
    const { rooms, coverage } = now();
    const scope = scopeOf([...rooms.values()], search.rooms, except);
    const within = new Set(scope.within.map(({ address }) => address));
    const terms = readTyped(search.text);
    // One more is looked for, so that it is known whether there are more.
    const found = asksForAnything(search, terms) ? find(search, terms, scope, limit + 1) : [];
    return {
      hits: found.slice(0, limit).map((row) => hitOf(row, rooms.get(row.room))),
      more: found.length > limit,
      terms: [...new Set(terms.map(({ text }) => text))],
      coverage: coverage.filter(({ room }) => within.has(room)),
    };
  });
}

/** Nothing is asked for by punctuation alone, nor without words by no filter. */
function asksForAnything({ text, order: _, ...filters }: MessageSearch, terms: readonly Term[]): boolean {
  if (terms.length > 0) return true;
  const isNarrowed = Object.values(filters).some((value) => value !== undefined && value !== '');
  return text.trim() === '' && isNarrowed;
}

function hitOf(row: HitRow, room: SearchedRoom | undefined): SearchHit {
  const author = { id: row.person ?? '', name: row.name ?? '' };
  return {
    message: messageOf({ at: () => author }, room?.address ?? '', row, false),
    roomName: room?.name ?? '',
  };
}
