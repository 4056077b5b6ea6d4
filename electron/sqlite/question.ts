import type { Database, Statement } from 'better-sqlite3';

/**
 * Prepares something that is asked often; values are bound by place (`?`) or by name (`@name`). While SQLite plans it
 * looks at the values that are bound, and plans anew whenever these have changed (SQLite,
 * SQLITE_DBCONFIG_ENABLE_QPSG), which takes longer than most answers. Behind a `+` it does not see them.
 */
export function question<Values extends unknown[], Row = unknown>(
  db: Database,
  sql: string,
): Statement<Values, Row> {
  return db.prepare<Values, Row>(sql.replace(/\?|@\w+/g, '+$&'));
}

/** A bound of an FTS5 row: a number is bound as a real one by better-sqlite3, and FTS5 begins at integers only. */
export const bound = 'CAST(? AS INTEGER)';
