import type { Database, Statement } from 'better-sqlite3';

/**
 * Prepares something that is asked often. While SQLite plans it looks at the values that are bound, and plans anew
 * whenever these have changed (SQLite, SQLITE_DBCONFIG_ENABLE_QPSG), which takes longer than most answers. Behind a
 * `+` it does not see them.
 */
export function question<Values extends unknown[], Row = unknown>(
  db: Database,
  sql: string,
): Statement<Values, Row> {
  return db.prepare<Values, Row>(sql.replaceAll('?', '+?'));
}
