import type { Database } from 'better-sqlite3';
import type { MessageSearch } from '#electron/model/search.ts';
import { fold } from '#electron/model/text/fold.ts';
import { question } from '#electron/sqlite/question.ts';
import { type Demand, quoted } from './expression.ts';
import { facets } from './facets.ts';
import { whileUnchanged } from './unchanged.ts';

/** What a search is narrowed to, beside its rooms: one demand per filter, an empty one where nothing can meet it. */
export type Filters = (search: Omit<MessageSearch, 'order'>) => readonly Demand[];

interface Author {
  readonly id: number;
  readonly person: string;
  readonly name: string;
}

export function openFilters(db: Database): Filters {
  const authors = question<[string], Pick<Author, 'id'>>(
    db,
    'SELECT id FROM authors WHERE person IN (SELECT value FROM json_each(?))',
  );
  const all = db.prepare<[], Author>('SELECT id, person, name FROM authors');
  const everybody = whileUnchanged(db, () =>
    all.all().map(({ id, person, name }) => ({ id, folded: fold(`${name}\n${person}`) })),
  );
  const called = (part: string): readonly Pick<Author, 'id'>[] => {
    const wanted = fold(part);
    return everybody().filter(({ folded }) => folded.includes(wanted));
  };

  return (search) => [
    ...(search.authors ? [authorFacets(authors.all(JSON.stringify(search.authors)))] : []),
    ...(search.by ? [authorFacets(called(search.by))] : []),
    ...(search.importance ? [[quoted(facets.important)]] : []),
    ...(search.story ? [[quoted(facets.story)]] : []),
    ...(search.hasLink ? [[quoted(facets.link)]] : []),
    ...(search.mentionsMe ? [[quoted(facets.mentionsMe)]] : []),
  ];
}

export function roomFacets(rooms: readonly { readonly id: number }[]): Demand {
  return rooms.map(({ id }) => quoted(facets.room(id)));
}

function authorFacets(authors: readonly Pick<Author, 'id'>[]): Demand {
  return authors.map(({ id }) => quoted(facets.author(id)));
}
