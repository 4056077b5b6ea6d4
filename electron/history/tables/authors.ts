import type { Database } from 'better-sqlite3';
import type { Person } from '#electron/model/person.ts';
import { question } from '#electron/sqlite/question.ts';
import { quoted } from '../search/expression.ts';
import { facets } from '../search/facets.ts';

export interface AuthorsTable {
  readonly idOf: (person: Person) => number;
  readonly at: People['at'];
  /** After a transaction that failed, ids given in it are no longer valid. */
  readonly forgetCached: () => void;
  /** Removes those of them who wrote nothing that is still here. */
  readonly removeUnused: (ids: readonly number[]) => void;
}

/** Who is who; all that were met are kept in memory. */
export interface People {
  readonly at: (id: number) => Person;
  readonly forget: () => void;
}

/** A number is never given to another (migration 6), but where a transaction fails it was not given at all. */
export function openPeople(db: Database): People {
  const get = question<[number], Person>(db, 'SELECT person AS id, name FROM authors WHERE id = ?');
  const people = new Map<number, Person>();
  return {
    at: (id) => {
      const known = people.get(id) ?? get.get(id) ?? { id: '', name: '' };
      people.set(id, known);
      return known;
    },
    forget: () => people.clear(),
  };
}

/** Who wrote, once per person and name. */
export function authorsTable(db: Database): AuthorsTable {
  const select = question<[string, string], { id: number }>(
    db,
    'SELECT id FROM authors WHERE person = ? AND name = ?',
  );
  const insert = db.prepare<[string, string]>('INSERT INTO authors (person, name) VALUES (?, ?)');
  const isUsed = question<[string]>(db, 'SELECT 1 FROM words WHERE words MATCH ? LIMIT 1');
  const remove = db.prepare<[number]>('DELETE FROM authors WHERE id = ?');
  const ids = new Map<string, number>();
  const people = openPeople(db);
  const forgetCached = (): void => {
    ids.clear();
    people.forget();
  };

  return {
    idOf: ({ id, name }) => {
      const cacheKey = `${id}\n${name}`;
      const known = ids.get(cacheKey) ?? select.get(id, name)?.id;
      const found = known ?? Number(insert.run(id, name).lastInsertRowid);
      ids.set(cacheKey, found);
      return found;
    },
    at: people.at,
    forgetCached,
    removeUnused: (some) => {
      // The index knows without going through all messages.
      const unused = some.filter((id) => isUsed.get(quoted(facets.author(id))) === undefined);
      for (const id of unused) remove.run(id);
      forgetCached();
    },
  };
}
