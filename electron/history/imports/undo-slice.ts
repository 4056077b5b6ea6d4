import type { ArchiveId, MessageKey } from '#electron/model/ids.ts';
import { topKey } from '../keys.ts';
import { removeRows } from '../removal/remove-rows.ts';
import { ends, type Stretch, stretchAt } from '../stretch.ts';
import type { MessageRow } from '../tables/messages.ts';
import type { Visit } from '../visit.ts';

/** Removes rows that an import brought, and marks again as gaps what they filled. */
export function undoRows(visit: Visit, rows: readonly MessageRow[]): void {
  removeRows(visit, rows);
  for (const { key } of rows) openGap(visit, key);
}

/** The stretch around a removed key becomes two: what was before it, and what comes after it, under the old id. */
function openGap({ tables, ledger }: Visit, removed: MessageKey): void {
  const stretches = tables.stretches.of(ledger.id);
  const index = stretchAt(stretches, removed);
  const stretch = stretches[index];
  if (stretch === undefined) return;
  const end = stretches[index + 1]?.fromKey ?? topKey;
  const before = tables.messages.below(ledger.id, removed, 1)[0];
  const after = tables.messages.from(ledger.id, removed, 1)[0];
  const lower = before !== undefined && before.key >= stretch.fromKey ? before : undefined;
  const upper = after !== undefined && after.key < end ? after : undefined;
  tables.stretches.remove(stretch);
  // Live messages go on at the last piece, so that one keeps the id.
  const { id, ...whole } = stretch;
  if (upper !== undefined) {
    const rest = { ...whole, fromKey: upper.key, bottom: false };
    tables.stretches.add(ledger.id, between(rest, upper.archive_id, stretch.last), id);
  }
  if (lower !== undefined) {
    const lowerId = upper === undefined ? id : undefined;
    tables.stretches.add(ledger.id, between(whole, stretch.first, lower.archive_id), lowerId);
  }
}

function between<T extends Ends>({ first: _, last: __, ...rest }: T, first: End, last: End) {
  return { ...rest, ...ends(first, last) };
}

type Ends = Pick<Stretch, 'first' | 'last'>;
type End = ArchiveId | null | undefined;
