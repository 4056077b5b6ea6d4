import type { ArchiveId, Timestamp } from '#electron/model/ids.ts';
import { topKey } from '../keys.ts';
import { stretchAt } from '../stretch.ts';
import type { Visit } from '../visit.ts';
import { removeRows } from './remove-rows.ts';
import { noteTakenBack } from './taken-back.ts';

/**
 * Removes what the room took back (XEP-0424, 0425). In the archive a tombstone keeps its place, so nothing is missing
 * where it was. It is remembered, as files and late answers may hold it still. Answers whether anything was there.
 */
export function removeMessages(visit: Visit, ids: readonly ArchiveId[], now: Timestamp): boolean {
  const { tables, ledger } = visit;
  // A tombstone and a notice may say the same; the index takes each row back once only.
  const rows = [...new Set(ids)].flatMap((id) => {
    const row = tables.messages.byArchiveId(ledger.id, id);
    noteTakenBack(visit, id, row, now);
    return row ?? [];
  });
  if (rows.length === 0) return false;
  removeRows(visit, rows);
  for (const { key } of rows) followFirst(visit, key);
  return true;
}

/**
 * A stretch begins at its first message that is left. One without any stays where it was as long as it says something:
 * that it is the beginning, or what live messages continue. Of any other nobody would know where in its gap it was.
 */
function followFirst({ tables, ledger, continuity }: Visit, removed: number): void {
  const stretches = tables.stretches.of(ledger.id);
  const index = stretchAt(stretches, removed);
  const stretch = stretches[index];
  if (stretch === undefined || stretch.fromKey !== removed) return;
  const next = tables.messages.from(ledger.id, removed, 1)[0]?.key;
  const end = stretches[index + 1]?.fromKey ?? topKey;
  if (next !== undefined && next < end) tables.stretches.replace({ ...stretch, fromKey: next });
  else if (!stretch.bottom && stretch.id !== continuity.open) tables.stretches.remove(stretch);
}
