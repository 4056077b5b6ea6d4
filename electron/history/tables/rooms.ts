import type { Database } from 'better-sqlite3';
import type { MessageKey, RoomAddress, Timestamp } from '#electron/model/ids.ts';
import { question } from '#electron/sqlite/question.ts';
import {
  type CachedRoom,
  type RoomCounts,
  type RoomFacts,
  readFacts,
  type StoredRoom,
} from '../room-facts.ts';

/** What changes in a room with every message; loaded, changed and saved within one transaction. */
export interface Ledger {
  readonly id: number;
  readonly address: RoomAddress;
  /** Null until the first page of the room's archive is stored. */
  read_up_to: MessageKey | null;
  unread: number;
  mentions: number;
  /** How many messages are stored. */
  stored: number;
  /** The highest key; 0 where none is stored. */
  newest: MessageKey;
  last_at: Timestamp | null;
  /** Null: for ever. */
  keep_days: number | null;
  /** Retention removed everything below this key. */
  kept_from: MessageKey;
}

/** What of a ledger is told of a room. */
type Counters = Pick<Ledger, 'unread' | 'mentions' | 'read_up_to' | 'last_at' | 'keep_days'>;

interface RoomRow extends Ledger {
  readonly facts: string | null;
}

export interface RoomsTable {
  readonly find: (room: RoomAddress) => Ledger | undefined;
  /** Makes the room where it is not known. */
  readonly need: (room: RoomAddress) => Ledger;
  readonly save: (ledger: Ledger) => void;
  readonly listed: () => readonly CachedRoom[];
  /** Of which there are messages. */
  readonly stored: () => readonly StoredRoom[];
  readonly list: (facts: RoomFacts) => void;
  readonly unlist: (room: RoomAddress) => void;
  readonly sealed: () => ReadonlyMap<RoomAddress, Timestamp>;
  /** Null unseals. */
  readonly seal: (room: RoomAddress, since: Timestamp | null) => void;
  readonly remove: (id: number) => void;
  readonly addressOf: (id: number) => RoomAddress;
}

const counters = 'id, address, read_up_to, unread, mentions, stored, newest, last_at, keep_days, kept_from';

/** The rooms of which anything is stored, whether on the person's list or not. */
export function roomsTable(db: Database): RoomsTable {
  const find = question<[string], Ledger>(db, `SELECT ${counters} FROM rooms WHERE address = ?`);
  // The number of a deleted room is free when nothing bears it any more.
  const insert = db.prepare<[string]>(
    `INSERT INTO rooms (id, address) VALUES (1 + max(
       coalesce((SELECT max(id) FROM rooms), 0), coalesce((SELECT max(room) FROM remains), 0)
     ), ?) ON CONFLICT DO NOTHING`,
  );
  const save = db.prepare<Ledger>(
    `UPDATE rooms SET read_up_to = @read_up_to, unread = @unread, mentions = @mentions, stored = @stored,
     newest = @newest, last_at = @last_at, keep_days = @keep_days, kept_from = @kept_from WHERE id = @id`,
  );
  const listed = db.prepare<[], Counters & Pick<RoomRow, 'address' | 'facts'>>(
    `SELECT address, facts, unread, mentions, read_up_to, last_at, keep_days FROM rooms
     WHERE listed = 1 ORDER BY id`,
  );
  const stored = db.prepare<[], RoomRow & { pieces: number; bottom: number | null }>(
    `SELECT ${counters}, facts, (SELECT count(*) FROM stretches WHERE room = rooms.id) AS pieces,
       (SELECT bottom FROM stretches WHERE room = rooms.id ORDER BY from_key LIMIT 1) AS bottom
     FROM rooms WHERE stored > 0 ORDER BY id`,
  );
  const list = db.prepare<[string, string]>('UPDATE rooms SET listed = 1, facts = ? WHERE address = ?');
  const unlist = db.prepare<[string]>('UPDATE rooms SET listed = 0 WHERE address = ?');
  const sealed = db.prepare<[], { address: RoomAddress; sealed_at: Timestamp }>(
    'SELECT address, sealed_at FROM rooms WHERE sealed_at IS NOT NULL ORDER BY id',
  );
  const seal = db.prepare<[number | null, string]>('UPDATE rooms SET sealed_at = ? WHERE address = ?');
  const remove = db.prepare<[number]>('DELETE FROM rooms WHERE id = ?');
  const addressOf = db.prepare<[number], RoomAddress>('SELECT address FROM rooms WHERE id = ?').pluck();

  const make = (address: RoomAddress): Ledger => {
    const id = Number(insert.run(address).lastInsertRowid);
    return {
      ...{ id, address, read_up_to: null, unread: 0, mentions: 0, stored: 0, newest: 0, last_at: null },
      ...{ keep_days: null, kept_from: 0 },
    };
  };

  // Facts are long, asked for often, and hardly ever change.
  const read = new Map<RoomAddress, { readonly from: string | null; readonly facts: RoomFacts }>();
  const factsOf = ({ address, facts: from }: Pick<RoomRow, 'address' | 'facts'>): RoomFacts => {
    const known = read.get(address);
    if (known?.from === from) return known.facts;
    const facts = readFacts(address, from);
    read.set(address, { from, facts });
    return facts;
  };

  return {
    find: (room) => find.get(room),
    need: (room) => find.get(room) ?? make(room),
    save: (ledger) => save.run(ledger),
    listed: () => listed.all().map((row) => ({ ...factsOf(row), ...countsOf(row) })),
    stored: () =>
      stored.all().map((row) => {
        const { address, stored: messages, pieces, bottom, kept_from } = row;
        const { name, description, privacy } = factsOf(row);
        // What was removed as too old was said, though the archive is not asked for it.
        const fromStart = bottom === 1 && kept_from === 0;
        const complete = bottom === 1 && pieces === 1;
        const secret = row.facts !== null && privacy === 'Secret' && { secret: true as const };
        return { room: address, name, description, ...secret, messages, fromStart, complete };
      }),
    list: (facts) => {
      insert.run(facts.address);
      list.run(JSON.stringify(facts), facts.address);
    },
    unlist: (room) => unlist.run(room),
    sealed: () => new Map(sealed.all().map(({ address, sealed_at }) => [address, sealed_at])),
    seal: (room, since) => {
      if (since !== null) insert.run(room);
      seal.run(since, room);
    },
    remove: (id) => {
      remove.run(id);
    },
    addressOf: (id) => addressOf.get(id) ?? '',
  };
}

/** Of a room that is not known: nothing. */
export function countsOf(ledger: Counters | undefined): RoomCounts {
  if (ledger === undefined) return { unread: 0, mentions: 0, readUpTo: 0 };
  const { unread, mentions, read_up_to, last_at, keep_days } = ledger;
  const counts = {
    ...{ unread, mentions, readUpTo: read_up_to ?? 0 },
    ...(keep_days !== null && { keepDays: keep_days }),
  };
  return last_at === null ? counts : { ...counts, lastAt: last_at };
}
