import Database from 'better-sqlite3';
import { addFunctions } from '#electron/history/search/functions.ts';
import { knownAs, searchable, wordsOf } from '#electron/history/search/searchable.ts';

/** What of a history's file is damaged, or where its index says something else than its rows; empty where all is well. */
export function historyFaults(file: string): readonly string[] {
  const db = new Database(file);
  addFunctions(db);
  const faults = [...fileFaults(db), ...indexFaults(db), ...vocabularyFaults(db)];
  db.close();
  return faults;
}

function fileFaults(db: Database.Database): readonly string[] {
  const said = db.prepare<[], string>('PRAGMA integrity_check').pluck().all();
  return said.filter((line) => line !== 'ok');
}

/** The check of FTS5 passes over rows that the index does not hold at all: they are counted. */
function indexFaults(db: Database.Database): readonly string[] {
  const missing = db
    .prepare<[], number>('SELECT abs(key) FROM indexed WHERE key NOT IN (SELECT id FROM words_docsize)')
    .pluck()
    .all()
    .map((key) => `message ${key} is not in the index`);
  try {
    db.prepare("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)").run();
    return missing;
  } catch (error) {
    return [...missing, `the index: ${String(error)}`];
  }
}

function vocabularyFaults(db: Database.Database): readonly string[] {
  const known = new Set(db.prepare<[], string>('SELECT term FROM vocabulary').pluck().all());
  const texts = db
    .prepare<[], string>("SELECT coalesce(title, '') || char(10) || text FROM messages")
    .pluck()
    .all();
  const said = new Set(
    texts.flatMap((text) => wordsOf(searchable(text)).flatMap((word) => knownAs(word) ?? [])),
  );
  const terms = db.prepare<[], string>('SELECT term FROM terms').pluck().all();
  const indexed = terms.flatMap((word) => knownAs(word) ?? []);
  return [
    ...[...said, ...indexed].filter((word) => !known.has(word)).map((word) => `"${word}" is not known`),
    ...[...known].filter((word) => !said.has(word)).map((word) => `"${word}" is known and nobody said it`),
  ];
}
