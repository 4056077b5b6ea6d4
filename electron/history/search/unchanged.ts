import type { Database } from 'better-sqlite3';

/** The same answer as before, as long as nothing was written since: by this connection or by another. */
export function whileUnchanged<T>(db: Database, read: () => T): () => T {
  // What others wrote changes the first number, what this connection wrote the second (SQLite, PRAGMA data_version).
  const byOthers = db.prepare<[], number>('PRAGMA data_version').pluck();
  const byUs = db.prepare<[], number>('SELECT total_changes()').pluck();
  let last: { readonly at: string; readonly answer: T } | undefined;
  return () => {
    const at = `${byOthers.get()} ${byUs.get()}`;
    if (last?.at !== at) last = { at, answer: read() };
    return last.answer;
  };
}
