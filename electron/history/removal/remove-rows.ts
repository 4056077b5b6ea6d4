import type { MessageKey } from '#electron/model/ids.ts';
import { topKey } from '../keys.ts';
import type { MessageRow } from '../tables/messages.ts';
import type { Ledger } from '../tables/rooms.ts';
import type { Visit } from '../visit.ts';

/** Removes rows of one room from table and index, and what was counted of them. Stretches are the caller's. */
export function removeRows({ tables, ledger }: Visit, rows: readonly MessageRow[]): void {
  tables.messages.remove(rows);
  uncount({ tables, ledger }, rows);
}

/** For rows that are gone already. */
export function uncount(
  { tables, ledger }: Pick<Visit, 'tables' | 'ledger'>,
  rows: readonly MessageRow[],
): void {
  for (const row of rows) uncountOne(ledger, row);
  tables.authors.removeUnused([...new Set(rows.map(({ author }) => author))]);
  if (rows.some(({ key }) => key >= ledger.newest))
    settleNewest(ledger, tables.messages.below(ledger.id, topKey, 1)[0]);
}

/** As `insertMessage` counted it. */
function uncountOne(ledger: Ledger, row: MessageRow): void {
  ledger.stored -= 1;
  if (row.own === 1 || row.import !== null || row.key <= (ledger.read_up_to ?? 0)) return;
  ledger.unread -= 1;
  ledger.mentions -= row.mentions_me;
}

function settleNewest(ledger: Ledger, newest: { key: MessageKey; sent_at: number } | undefined): void {
  ledger.newest = newest?.key ?? 0;
  ledger.last_at = newest?.sent_at ?? null;
}
