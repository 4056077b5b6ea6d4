import type { Database } from 'better-sqlite3';
import { isWorthKnowing, shortestPart } from './searchable.ts';

/** More words than this are not looked for one by one. */
const most = 64;

export interface Vocabulary {
  /** All words that begin with this, it among them; undefined where they are too many or too short to be known. */
  readonly startingWith: (beginning: string) => readonly string[] | undefined;
  /** Words that hold this further in, the shortest first, as many as can be looked for. */
  readonly holding: (part: string) => readonly string[];
}

/** What the index's words are. */
export function openVocabulary(db: Database): Vocabulary {
  const starting = db
    .prepare<[string, string, number], string>(
      'SELECT term FROM vocabulary WHERE term >= ? AND term < ? LIMIT ?',
    )
    .pluck();
  const holding = db
    .prepare<[string, number], string>(
      'SELECT term FROM vocabulary WHERE instr(term, ?) > 1 ORDER BY length(term), term LIMIT ?',
    )
    .pluck();
  return {
    startingWith: (beginning) => {
      if (!isWorthKnowing(beginning)) return undefined;
      const words = starting.all(beginning, `${beginning}\u{10ffff}`, most + 1);
      if (words.length > most) return undefined;
      return words[0] === beginning ? words : [beginning, ...words];
    },
    holding: (part) => (part.length < shortestPart ? [] : holding.all(part, most)),
  };
}
