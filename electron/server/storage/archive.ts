import type { ArchiveId, BareAddress, Timestamp } from '#electron/model/ids.ts';
import type { Database } from './database.ts';

export interface ArchivedStanza {
  readonly id: ArchiveId;
  readonly at: Timestamp;
  /** The `<message/>` as text. */
  readonly stanza: string;
}

/** Which part of an account's archive is meant; ids exclusive, times inclusive. */
export interface ArchiveSelection {
  readonly account: BareAddress;
  readonly partner?: { readonly bare: BareAddress; readonly resource?: string };
  readonly start?: Timestamp;
  readonly end?: Timestamp;
  readonly after?: ArchiveId;
  readonly before?: ArchiveId;
}

export interface NewStanza {
  readonly account: BareAddress;
  readonly partner: { readonly bare: BareAddress; readonly resource: string };
  readonly at: Timestamp;
  readonly stanza: string;
}

/** The messages of accounts, in the order in which the server handled them (XEP-0313). */
export interface ArchiveStore {
  add(message: NewStanza): ArchiveId;
  has(account: BareAddress, id: ArchiveId): boolean;
  /** Oldest first; taken from the newest end where `newest` is set. */
  select(selection: ArchiveSelection, options: { max: number; newest: boolean }): readonly ArchivedStanza[];
  count(selection: ArchiveSelection): number;
  removeAll(account: BareAddress): void;
}

interface Row {
  readonly id: number;
  readonly at: number;
  readonly stanza: string;
}

export function createArchiveStore(database: Database.Database): ArchiveStore {
  const add = database.prepare(
    'INSERT INTO archive (account, partner, partner_resource, at, stanza) VALUES (?, ?, ?, ?, ?)',
  );
  const has = database.prepare('SELECT 1 FROM archive WHERE id = ? AND account = ?').pluck();
  const removeAll = database.prepare('DELETE FROM archive WHERE account = ?');
  const prepared = new Map<string, Database.Statement>();

  function statement(sql: string): Database.Statement {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  }

  return {
    add: ({ account, partner, at, stanza }) =>
      String(add.run(account, partner.bare, partner.resource, at, stanza).lastInsertRowid),
    has: (account, id) => isArchiveId(id) && has.get(Number(id), account) !== undefined,
    select: (selection, { max, newest }) => {
      const { where, values } = condition(selection);
      const order = newest ? 'DESC' : 'ASC';
      const sql = `SELECT id, at, stanza FROM archive WHERE ${where} ORDER BY id ${order} LIMIT ?`;
      const rows = statement(sql)
        .all(...values, max)
        .flatMap(readRow);
      return newest ? rows.reverse() : rows;
    },
    count: (selection) => {
      const { where, values } = condition(selection);
      return Number(
        statement(`SELECT count(*) FROM archive WHERE ${where}`)
          .pluck()
          .get(...values),
      );
    },
    removeAll: (account) => {
      removeAll.run(account);
    },
  };
}

function condition(selection: ArchiveSelection): { where: string; values: readonly (string | number)[] } {
  const { account, partner, start, end, after, before } = selection;
  const parts: readonly (readonly [string, string | number | undefined])[] = [
    ['account = ?', account],
    ['partner = ?', partner?.bare],
    ['partner_resource = ?', partner?.resource],
    ['at >= ?', start],
    ['at <= ?', end],
    ['id > ?', after === undefined ? undefined : Number(after)],
    ['id < ?', before === undefined ? undefined : Number(before)],
  ];
  const used = parts.filter((part): part is readonly [string, string | number] => part[1] !== undefined);
  return { where: used.map(([sql]) => sql).join(' AND '), values: used.map(([, value]) => value) };
}

function isArchiveId(id: string): boolean {
  return /^\d{1,15}$/.test(id);
}

function readRow(row: unknown): readonly ArchivedStanza[] {
  if (!isRow(row)) return [];
  return [{ id: String(row.id), at: row.at, stanza: row.stanza }];
}

function isRow(row: unknown): row is Row {
  return typeof row === 'object' && row !== null && 'id' in row && 'at' in row && 'stanza' in row;
}
