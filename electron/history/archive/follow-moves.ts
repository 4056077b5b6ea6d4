import type { MessageKey } from '#electron/model/ids.ts';
import { noteUnread } from '../feeds/note-unread.ts';
import { topKey } from '../keys.ts';
import type { Stretch } from '../stretch.ts';
import { moveMarker, type Visit } from '../visit.ts';
import type { Placement } from './place-page.ts';

/**
 * A stretch begins where its first message is, also after that one has moved. Of several that begin in one place only
 * the last holds it; the others hold none. One that holds none gives way to what is stored below it.
 */
export function followMoves(
  { tables }: Visit,
  stretches: readonly Stretch[],
  placement: Pick<Placement, 'keys' | 'moved'>,
  top: number,
): Stretch[] {
  return stretches.map((stretch, index) => {
    const isEmpty = stretches[index + 1]?.fromKey === stretch.fromKey;
    const start = (isEmpty ? undefined : placement.moved.get(stretch.fromKey)) ?? stretch.fromKey;
    const fromKey = index > top ? Math.max(start, endBelow(stretch, placement) + 1) : start;
    if (fromKey === stretch.fromKey) return stretch;
    const followed = { ...stretch, fromKey };
    tables.stretches.replace(followed);
    return followed;
  });
}

/** The highest key that the page, or a message that had to give way to it, has taken below a stretch. */
function endBelow({ fromKey }: Stretch, { keys, moved }: Pick<Placement, 'keys' | 'moved'>): MessageKey {
  let end = keys.at(-1) ?? 0;
  for (const [from, to] of moved) if (from < fromKey) end = Math.max(end, to);
  return end;
}

/** The marker follows the message that it stands on, and what moved across it is counted anew. */
export function settleMoves(visit: Visit, moved: Placement['moved']): void {
  if (moved.size === 0) return;
  const { ledger, tables } = visit;
  const newest = tables.messages.below(ledger.id, topKey, 1)[0];
  ledger.newest = newest?.key ?? 0;
  ledger.last_at = newest?.sent_at ?? null;
  const marker = ledger.read_up_to;
  if (marker !== null) moveMarker(visit, moved.get(marker) ?? marker);
  noteUnread(visit);
}
