import type { Visit } from '../visit.ts';

/** Rows that are held in memory at once. */
const slice = 500;

/** For a room whose messages changed their places: what counts as unread by now is noted, where it was not. */
export function noteUnread({ tables, ledger }: Visit): void {
  tables.feeds.lookAnew();
  let next = (ledger.read_up_to ?? 0) + 1;
  for (;;) {
    const rows = tables.messages.from(ledger.id, next, slice);
    for (const row of rows) {
      if (row.own === 0 && row.import === null) {
        tables.feeds.note(ledger.address, row, tables.authors.at(row.author));
      }
    }
    if (rows.length < slice) return;
    next = (rows.at(-1)?.key ?? 0) + 1;
  }
}
