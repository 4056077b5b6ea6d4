import type { Database } from 'better-sqlite3';
import { question } from '#electron/sqlite/question.ts';
import { isWorthKnowing, shortestPart } from './searchable.ts';
import { createWordList } from './word-list.ts';

/** More words than this are not looked for one by one. */
const most = 64;

export interface Vocabulary {
  /**
   * All words that begin with this, it among them, a very long one as it is known; undefined where they are too many or
   * too short to be known.
   */
  readonly startingWith: (beginning: string) => readonly string[] | undefined;
  /** Words that hold this further in, the shorter first, as many as can be looked for. */
  readonly holding: (part: string) => readonly string[];
}

/** What the index's words are. */
export function openVocabulary(db: Database): Vocabulary {
  const starting = question<[string, string, number], string>(
    db,
    'SELECT term FROM vocabulary WHERE term >= ? AND term < ? LIMIT ?',
  ).pluck();
  const since = question<[number], { id: number; term: string }>(
    db,
    'SELECT id, term FROM vocabulary WHERE id > ? ORDER BY id',
  );
  const list = createWordList();
  let last = 0;
  /** Only what came since the last time is read. A word that nobody says any more is found nowhere: it may stay. */
  const catchUp = (): void => {
    const words = since.all(last);
    last = words.at(-1)?.id ?? last;
    list.add(words.map(({ term }) => term).filter((term) => !term.endsWith('*')));
  };

  return {
    startingWith: (beginning) => {
      if (!isWorthKnowing(beginning)) return undefined;
      const words = starting.all(beginning, `${beginning}\u{10ffff}`, most + 1);
      if (words.length > most) return undefined;
      return words[0] === beginning ? words : [beginning, ...words];
    },
    holding: (part) => {
      if (part.length < shortestPart) return [];
      catchUp();
      return list.holding(part).slice(0, most);
    },
  };
}
