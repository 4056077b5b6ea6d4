import type { BareAddress, RoomAddress, Timestamp } from '#electron/model/ids.ts';
import type { Database, Migrations } from './database.ts';

/** Times in milliseconds since 1970. */
export const invitationMigrations: Migrations = {
  component: 'invitations',
  steps: [
    `
    CREATE TABLE invitation (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      -- SHA-256 of the token: who reads this file cannot come in with what is here.
      hash BLOB NOT NULL UNIQUE,
      made_by TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      until INTEGER NOT NULL,
      note TEXT,
      rooms TEXT NOT NULL,
      used_by TEXT,
      withdrawn INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    `,
  ],
};

export interface NewInvitation {
  readonly hash: Buffer;
  readonly madeBy: BareAddress;
  readonly madeAt: Timestamp;
  readonly until: Timestamp;
  readonly note?: string;
  /** What whoever comes finds on their list of rooms. */
  readonly rooms: readonly RoomAddress[];
}

/** Lets one person make an account. */
export interface Invitation extends Omit<NewInvitation, 'hash'> {
  readonly id: string;
  readonly usedBy?: BareAddress;
  readonly withdrawn: boolean;
}

export interface InvitationStore {
  /** Answers the id. */
  add(invitation: NewInvitation): string;
  find(hash: Buffer): Invitation | undefined;
  get(id: string): Invitation | undefined;
  /** The newest first. */
  all(): readonly Invitation[];
  use(id: string, by: BareAddress): void;
  withdraw(id: string): void;
}

interface Row {
  readonly id: number;
  readonly made_by: string;
  readonly made_at: number;
  readonly until: number;
  readonly note: string | null;
  readonly rooms: string;
  readonly used_by: string | null;
  readonly withdrawn: number;
}

export function createInvitationStore(database: Database.Database): InvitationStore {
  const select = 'SELECT id, made_by, made_at, until, note, rooms, used_by, withdrawn FROM invitation';
  const add = database.prepare(
    'INSERT INTO invitation (hash, made_by, made_at, until, note, rooms) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const find = database.prepare<[Buffer], Row>(`${select} WHERE hash = ?`);
  const get = database.prepare<[number], Row>(`${select} WHERE id = ?`);
  const all = database.prepare<[], Row>(`${select} ORDER BY id DESC`);
  const use = database.prepare('UPDATE invitation SET used_by = ? WHERE id = ?');
  const withdraw = database.prepare('UPDATE invitation SET withdrawn = 1 WHERE id = ?');
  return {
    add: ({ hash, madeBy, madeAt, until, note, rooms }) => {
      const made = add.run(hash, madeBy, madeAt, until, note ?? null, JSON.stringify(rooms));
      return String(made.lastInsertRowid);
    },
    find: (hash) => readRow(find.get(hash)),
    get: (id) => (/^\d{1,15}$/.test(id) ? readRow(get.get(Number(id))) : undefined),
    all: () => all.all().flatMap((row) => readRow(row) ?? []),
    use: (id, by) => {
      use.run(by, Number(id));
    },
    withdraw: (id) => {
      withdraw.run(Number(id));
    },
  };
}

function readRow(row: Row | undefined): Invitation | undefined {
  if (!row) return undefined;
  return {
    id: String(row.id),
    madeBy: row.made_by,
    madeAt: row.made_at,
    until: row.until,
    // Written by `add` from a list of addresses.
    rooms: JSON.parse(row.rooms) as readonly RoomAddress[],
    withdrawn: row.withdrawn === 1,
    ...(row.note !== null && { note: row.note }),
    ...(row.used_by !== null && { usedBy: row.used_by }),
  };
}
