import type { Timestamp } from '#electron/model/ids.ts';
import type { Scope, TokenRight } from '#electron/stanza/perch-tokens.ts';
import type { Database, Migrations } from './database.ts';

/** Times in milliseconds since 1970. */
export const tokenMigrations: Migrations = {
  component: 'tokens',
  steps: [
    `
    CREATE TABLE token (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      -- SHA-256: who reads this file cannot sign in with what is here.
      hash BLOB NOT NULL UNIQUE,
      account TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
      name TEXT NOT NULL,
      rights TEXT NOT NULL,
      rooms TEXT NOT NULL,
      until INTEGER,
      made_by TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      used_at INTEGER
    ) STRICT;
    CREATE INDEX token_of_account ON token (account);
    `,
  ],
};

/** A secret by which a program signs in as an account, for some rooms and for some time. */
export interface NewToken extends Scope {
  readonly hash: Buffer;
  /** The local part of the account's address. */
  readonly account: string;
  readonly name: string;
  readonly until?: Timestamp;
  readonly madeBy: string;
  readonly madeAt: Timestamp;
}

export interface Token extends Omit<NewToken, 'hash'> {
  readonly id: string;
  readonly usedAt?: Timestamp;
}

export interface TokenStore {
  /** The account must be there. Answers the id. */
  add(token: NewToken): string;
  find(hash: Buffer): Token | undefined;
  /** In the order in which they were made. */
  all(): readonly Token[];
  /** False where there is none of this id. */
  remove(id: string): boolean;
  wasUsed(id: string, at: Timestamp): void;
}

interface Row {
  readonly id: number;
  readonly account: string;
  readonly name: string;
  readonly rights: string;
  readonly rooms: string;
  readonly until: number | null;
  readonly made_by: string;
  readonly made_at: number;
  readonly used_at: number | null;
}

export function createTokenStore(database: Database.Database): TokenStore {
  const columns = 'id, account, name, rights, rooms, until, made_by, made_at, used_at';
  const add = database.prepare(
    `INSERT INTO token (hash, account, name, rights, rooms, until, made_by, made_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const find = database.prepare<[Buffer], Row>(`SELECT ${columns} FROM token WHERE hash = ?`);
  const all = database.prepare<[], Row>(`SELECT ${columns} FROM token ORDER BY id`);
  const remove = database.prepare('DELETE FROM token WHERE id = ?');
  const wasUsed = database.prepare('UPDATE token SET used_at = ? WHERE id = ?');
  return {
    add: ({ hash, account, name, rights, rooms, until, madeBy, madeAt }) => {
      const [mayDo, where] = [JSON.stringify(rights), JSON.stringify(rooms)];
      const made = add.run(hash, account, name, mayDo, where, until ?? null, madeBy, madeAt);
      return String(made.lastInsertRowid);
    },
    find: (hash) => {
      const row = find.get(hash);
      return row && readRow(row);
    },
    all: () => all.all().map(readRow),
    remove: (id) => /^\d{1,15}$/.test(id) && remove.run(Number(id)).changes > 0,
    wasUsed: (id, at) => {
      wasUsed.run(at, Number(id));
    },
  };
}

function readRow(row: Row): Token {
  return {
    id: String(row.id),
    account: row.account,
    name: row.name,
    // Written by `add` from a list of rights.
    rights: JSON.parse(row.rights) as readonly TokenRight[],
    // Written by `add` from what a scope has there.
    rooms: JSON.parse(row.rooms) as Scope['rooms'],
    madeBy: row.made_by,
    madeAt: row.made_at,
    ...(row.until !== null && { until: row.until }),
    ...(row.used_at !== null && { usedAt: row.used_at }),
  };
}
