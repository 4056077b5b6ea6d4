import type { BareAddress } from '#electron/model/ids.ts';
import type { Subscription } from '#electron/stanza/rfc6121-roster.ts';
import type { Database } from './database.ts';

/** How an account stands to somebody else (RFC 6121, 2.1.2 and appendix A). */
export interface Contact {
  readonly address: BareAddress;
  /** False while there is only a request of theirs. */
  readonly inRoster: boolean;
  readonly name?: string;
  readonly groups: readonly string[];
  readonly subscription: Subscription;
  /** We asked for their presence, and have no answer. */
  readonly asked: boolean;
  /** Their request will be granted when it comes (RFC 6121, 3.4). */
  readonly approved: boolean;
  /** The `<presence type='subscribe'/>` of theirs that is unanswered, as text. */
  readonly request?: string;
}

export interface ContactStore {
  get(account: BareAddress, address: BareAddress): Contact | undefined;
  /** Everybody, also who has only asked. */
  all(account: BareAddress): readonly Contact[];
  count(account: BareAddress): number;
  put(account: BareAddress, contact: Contact): void;
  remove(account: BareAddress, address: BareAddress): void;
  removeAll(account: BareAddress): void;
}

interface Row {
  readonly address: string;
  readonly in_roster: number;
  readonly name: string | null;
  readonly groups: string;
  readonly subscription: Subscription;
  readonly asked: number;
  readonly approved: number;
  readonly request: string | null;
}

export function createContactStore(database: Database.Database): ContactStore {
  const get = database.prepare<[string, string], Row>(
    'SELECT * FROM contact WHERE account = ? AND address = ?',
  );
  const all = database.prepare<[string], Row>('SELECT * FROM contact WHERE account = ? ORDER BY address');
  const count = database.prepare<[string], number>('SELECT count(*) FROM contact WHERE account = ?').pluck();
  const put = database.prepare(
    `INSERT OR REPLACE INTO contact
     (account, address, in_roster, name, groups, subscription, asked, approved, request)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const remove = database.prepare('DELETE FROM contact WHERE account = ? AND address = ?');
  const removeAll = database.prepare('DELETE FROM contact WHERE account = ?');

  return {
    get: (account, address) => {
      const row = get.get(account, address);
      return row && readRow(row);
    },
    all: (account) => all.all(account).map(readRow),
    count: (account) => count.get(account) ?? 0,
    put: (account, contact) => {
      const { address, name, subscription, request } = contact;
      const [inRoster, asked, approved] = [contact.inRoster, contact.asked, contact.approved].map(Number);
      const groups = JSON.stringify(contact.groups);
      put.run(
        account,
        address,
        inRoster,
        name ?? null,
        groups,
        subscription,
        asked,
        approved,
        request ?? null,
      );
    },
    remove: (account, address) => {
      remove.run(account, address);
    },
    removeAll: (account) => {
      removeAll.run(account);
    },
  };
}

function readRow(row: Row): Contact {
  return {
    address: row.address,
    inRoster: row.in_roster === 1,
    ...(row.name !== null && { name: row.name }),
    groups: readGroups(row.groups),
    subscription: row.subscription,
    asked: row.asked === 1,
    approved: row.approved === 1,
    ...(row.request !== null && { request: row.request }),
  };
}

function readGroups(text: string): readonly string[] {
  const groups: unknown = JSON.parse(text);
  return Array.isArray(groups) ? groups.map(String) : [];
}
