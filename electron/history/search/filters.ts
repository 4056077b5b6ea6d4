import type { Database } from 'better-sqlite3';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { MessageSearch } from '#electron/model/search.ts';
import { fold } from '#electron/model/text/fold.ts';
import { type Demand, quoted } from './expression.ts';
import { facets } from './facets.ts';

/** Looks up which facets a search asks for. */
export interface Filters {
  /** One demand per filter; an empty one where nothing that is stored can meet it. */
  readonly demandsOf: (search: MessageSearch) => readonly Demand[];
  readonly roomFacets: (rooms: readonly RoomAddress[]) => Demand;
}

interface Author {
  readonly id: number;
  readonly person: string;
  readonly name: string;
}

export function openFilters(db: Database): Filters {
  const rooms = db
    .prepare<[string], number>('SELECT id FROM rooms WHERE address IN (SELECT value FROM json_each(?))')
    .pluck();
  const authors = db.prepare<[string], Author>(
    'SELECT id, person, name FROM authors WHERE person IN (SELECT value FROM json_each(?))',
  );
  const everybody = db.prepare<[], Author>('SELECT id, person, name FROM authors');

  const roomFacets = (wanted: readonly RoomAddress[]): Demand =>
    rooms.all(JSON.stringify(wanted)).map((id) => quoted(facets.room(id)));
  const authorFacets = (wanted: readonly Author[]): Demand =>
    wanted.map(({ id }) => quoted(facets.author(id)));
  const named = (part: string): readonly Author[] => {
    const wanted = fold(part);
    return everybody.all().filter(({ person, name }) => fold(`${name}\n${person}`).includes(wanted));
  };

  return {
    roomFacets,
    demandsOf: (search) => [
      ...(search.rooms ? [roomFacets(search.rooms)] : []),
      ...(search.authors ? [authorFacets(authors.all(JSON.stringify(search.authors)))] : []),
      ...(search.by ? [authorFacets(named(search.by))] : []),
      ...(search.importance ? [[quoted(facets.important)]] : []),
      ...(search.story ? [[quoted(facets.story)]] : []),
      ...(search.hasLink ? [[quoted(facets.link)]] : []),
      ...(search.mentionsMe ? [[quoted(facets.mentionsMe)]] : []),
    ],
  };
}
