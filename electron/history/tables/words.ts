import type { Database } from 'better-sqlite3';
import type { MessageKey } from '#electron/model/ids.ts';
import { question } from '#electron/sqlite/question.ts';
import { phrase } from '../search/expression.ts';
import { type Faceted, facetsOf } from '../search/facets.ts';
import { openIndexRows } from '../search/index-rows.ts';
import { knownAs, searchable, wordsOf } from '../search/searchable.ts';

/** What the index needs of a message. */
interface Indexed extends Faceted {
  readonly key: MessageKey;
  readonly text: string;
}

/** Words that were met lately, so that only new ones are looked up; some megabytes at most. */
const mostRemembered = 50_000;

/** The index does not follow its content by itself (FTS5, 4.4.3 External Content Tables). */
export function wordsTable(db: Database) {
  const values = '(?, ?, ?, ?)';
  const insert = db.prepare<Entry>(`INSERT INTO words (rowid, facets, title, text) VALUES ${values}`);
  const remove = db.prepare<Entry>(
    "INSERT INTO words (words, rowid, facets, title, text) VALUES ('delete', ?, ?, ?, ?)",
  );
  const learn = db.prepare<[string]>('INSERT INTO vocabulary (term) VALUES (?) ON CONFLICT DO NOTHING');
  const isUsed = question<[string]>(db, 'SELECT 1 FROM words WHERE words MATCH ? LIMIT 1');
  const forget = db.prepare<[string]>('DELETE FROM vocabulary WHERE term = ?');
  const remembered = new Set<string>();

  const note = (word: string): void => {
    const known = knownAs(word);
    if (known === undefined || remembered.has(known)) return;
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.add(known);
    learn.run(known);
  };

  const { rowOf } = openIndexRows(db);
  let added: Indexed[] = [];
  const flush = (): void => {
    const entries = added.map((row) => entryOf(row, rowOf)).sort(byRow);
    added = [];
    for (const entry of entries) {
      insert.run(...entry);
      const [, , title, text] = entry;
      for (const word of wordsOf(title === null ? text : `${title} ${text}`)) note(word);
    }
  };

  return {
    /** It is there after the next change of another kind, or `flush`. */
    add: (row: Indexed): void => void added.push(row),
    flush,
    /** Removed from the index alone: the words of `row` are in use as before, under another key. */
    move: (row: Indexed, key: MessageKey): void => {
      flush();
      const [old, ...rest] = entryOf(row, rowOf);
      remove.run(old, ...rest);
      insert.run(rowOf(key), ...rest);
    },
    /** Removes rows, and from the vocabulary what only they said. */
    remove: (rows: Iterable<Indexed>): void => {
      flush();
      const words = new Set<string>();
      const entries = Array.from(rows, (row) => entryOf(row, rowOf)).sort(byRow);
      for (const entry of entries) {
        remove.run(...entry);
        for (const word of wordsOf(`${entry[2] ?? ''} ${entry[3]}`)) {
          const known = knownAs(word);
          if (known !== undefined) words.add(known);
        }
      }
      for (const word of words) {
        if (isUsed.get(phrase([word])) === undefined) forget.run(word);
      }
      remembered.clear();
    },
    /** What a failed transaction noted is not known. */
    forgetCached: (): void => {
      remembered.clear();
      added = [];
    },
  };
}

type Entry = [row: number, facets: string, title: string | null, text: string];

/** FTS5 gathers changes in memory as long as its rows ascend, and else writes down what it has at each. */
function byRow([one]: Entry, [other]: Entry): number {
  return one - other;
}

function entryOf(row: Indexed, rowOf: (key: MessageKey) => number): Entry {
  const title = row.title === null ? null : searchable(row.title);
  return [rowOf(row.key), facetsOf(row), title, searchable(row.text)];
}
