import type { BareAddress, Timestamp } from '#electron/model/ids.ts';
import type { Database } from './database.ts';

export interface WaitingMessage {
  readonly id: number;
  readonly at: Timestamp;
  /** The `<message/>` as text. */
  readonly stanza: string;
}

/** Messages that no device of their account has for certain. */
export interface WaitingStore {
  add(account: BareAddress, at: Timestamp, stanza: string): number;
  remove(id: number): void;
  /** Oldest first. */
  of(account: BareAddress): readonly WaitingMessage[];
  count(account: BareAddress): number;
  removeAll(account: BareAddress): void;
}

export function createWaitingStore(database: Database.Database): WaitingStore {
  const add = database.prepare('INSERT INTO waiting (account, at, stanza) VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM waiting WHERE id = ?');
  const removeAll = database.prepare('DELETE FROM waiting WHERE account = ?');
  const of = database.prepare<[string], WaitingMessage>(
    'SELECT id, at, stanza FROM waiting WHERE account = ? ORDER BY id',
  );
  const count = database.prepare<[string], number>('SELECT count(*) FROM waiting WHERE account = ?').pluck();
  return {
    add: (account, at, stanza) => Number(add.run(account, at, stanza).lastInsertRowid),
    remove: (id) => {
      remove.run(id);
    },
    of: (account) => of.all(account),
    count: (account) => count.get(account) ?? 0,
    removeAll: (account) => {
      removeAll.run(account);
    },
  };
}
