import type { Database } from 'better-sqlite3';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { MessageSearch, RoomCoverage, SearchAnswer, SearchHit } from '#electron/model/search.ts';
import type { HistorySearch } from '../api.ts';
import { openPeople, type People } from '../tables/authors.ts';
import type { ToldRow } from '../tables/messages.ts';
import { openRemains } from '../tables/remains.ts';
import { messageOf } from '../visit.ts';
import { openCoverage } from './coverage.ts';
import { openFind } from './find.ts';
import { openRooms, type SearchedRoom } from './rooms.ts';
import { type Searchable, scopeOf } from './scope.ts';
import { readTyped, type Term } from './typed.ts';
import { whileUnchanged } from './unchanged.ts';

export type Search = (search: HistorySearch) => SearchAnswer;

/** Finds on an open database, by reading alone. */
export function openSearch(db: Database): Search {
  const find = openFind(db);
  const readRooms = openRooms(db);
  const readCoverage = openCoverage(db);
  const readRemains = openRemains(db);
  const people = openPeople(db);
  // Whoever types asks every few moments, and mostly nothing was stored in between.
  const now = whileUnchanged(db, () => {
    const rooms = readRooms();
    const there = { rooms: [...rooms.values()], remains: readRemains() };
    const coverage = readCoverage(there.rooms);
    return { rooms, within: asLast((wanted, except) => searchedOf({ there, coverage, wanted, except })) };
  });

  // As one transaction it sees one moment, whatever is removed by another connection meanwhile.
  return db.transaction(({ search, limit, except = [] }: HistorySearch) => {
    const { rooms, within } = now();
    const { scope, coverage } = within(search.rooms, except);
    const terms = readTyped(search.text);
    // One more is looked for, so that it is known whether there are more.
    const found = asksForAnything(search, terms) ? find(search, terms, scope, limit + 1) : [];
    return {
      hits: found.slice(0, limit).map((row) => hitOf(people, row, rooms.get(row.room))),
      more: found.length > limit,
      terms: [...new Set(terms.map(({ text }) => text))],
      coverage,
    };
  });
}

type Rooms = readonly RoomAddress[] | undefined;

interface Asked {
  readonly there: Searchable;
  readonly coverage: readonly RoomCoverage[];
  readonly wanted: Rooms;
  readonly except: readonly RoomAddress[];
}

/** Where it is looked, and how much of that is stored. */
function searchedOf({ there, coverage, wanted, except }: Asked) {
  const scope = scopeOf(there, wanted, except);
  const within = new Set(scope.within.map(({ address }) => address));
  return { scope, coverage: coverage.filter(({ room }) => within.has(room)) };
}

/** The same answer as the last time where the same is asked again, as with every letter that is typed. */
function asLast<T>(read: (wanted: Rooms, except: readonly RoomAddress[]) => T): typeof read {
  let last: { readonly asked: string; readonly answer: T } | undefined;
  return (wanted, except) => {
    const asked = JSON.stringify([wanted, except]);
    if (last?.asked !== asked) last = { asked, answer: read(wanted, except) };
    return last.answer;
  };
}

/** Nothing is asked for by punctuation alone, nor without words by no filter. */
function asksForAnything({ text, order: _, ...filters }: MessageSearch, terms: readonly Term[]): boolean {
  if (terms.length > 0) return true;
  const isNarrowed = Object.values(filters).some((value) => value !== undefined && value !== '');
  return text.trim() === '' && isNarrowed;
}

function hitOf(people: People, row: ToldRow, room: SearchedRoom | undefined): SearchHit {
  return { message: messageOf(people, room?.address ?? '', row, false), roomName: room?.name ?? '' };
}
