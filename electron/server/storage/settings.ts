import type { Database } from './database.ts';

/** A value of the server itself: made once, and then it stays. */
export function keepSetting(database: Database.Database, name: string, make: () => Buffer): Buffer {
  const find = database.prepare<[string], Buffer>('SELECT value FROM setting WHERE name = ?').pluck();
  const kept = find.get(name);
  if (kept) return kept;
  const made = make();
  database.prepare('INSERT INTO setting VALUES (?, ?)').run(name, made);
  return made;
}
