import type { Database } from 'better-sqlite3';
import { findLinks } from '#electron/model/text/links.ts';
import { isWorthKnowing, knownAs, searchable } from './searchable.ts';

/** What the schema calls by name; every connection needs it before it migrates, checks or rebuilds the index. */
export function addFunctions(db: Database): void {
  const define = (name: string, answer: (text: string) => string | number | null): void => {
    db.function(name, { deterministic: true }, (text) => (typeof text === 'string' ? answer(text) : null));
  };
  define('searchable', searchable);
  define('holds_link', (text) => Number(holdsLink(text)));
  define('is_worth_knowing', (word) => Number(isWorthKnowing(word)));
  define('known_as', (word) => knownAs(word) ?? null);
}

export function holdsLink(text: string): boolean {
  return findLinks(text).length > 0;
}
