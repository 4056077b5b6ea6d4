import type { MessageKey } from '#electron/model/ids.ts';
import { topKey } from '../keys.ts';
import { type Stretch, stretchAt } from '../stretch.ts';
import type { Arrival } from './arrival.ts';
import { fits, type Place } from './page-fit.ts';

/** The stretch that a query started from, and the key below which its answer belongs. */
export interface Anchor {
  readonly index?: number;
  readonly ceiling: MessageKey;
}

/** Undefined where the place that was asked from is no longer known, and nothing on the page is. */
export function anchorOf({ visit, stretches, ask: { before }, items }: Arrival): Anchor | undefined {
  const { tables, ledger, continuity } = visit;
  if (before == null) {
    const openFrom = stretches.find(({ id }) => id === continuity.open)?.fromKey ?? topKey;
    const meetsOpen = items.some(({ row }) => row !== undefined && row.key >= openFrom);
    return { ceiling: meetsOpen ? topKey : openFrom };
  }
  const index = stretches.findIndex(({ first }) => first === before);
  if (index >= 0) return { index, ceiling: startOf(stretches[index], ledger.newest) };
  const row = tables.messages.byArchiveId(ledger.id, before);
  if (row !== undefined) return { index: stretchAt(stretches, row.key), ceiling: row.key };
  return items.some((item) => item.row !== undefined) ? { ceiling: topKey } : undefined;
}

/** Nothing stands in the way above a stretch that holds no message yet, and has none above it. */
function startOf(stretch: Stretch | undefined, newest: MessageKey): MessageKey {
  return stretch === undefined || stretch.fromKey > newest ? topKey : stretch.fromKey;
}

/** Whether the page belongs where it was asked for. */
export function isFitting({ visit, stretches, ask, items }: Arrival, anchor: Anchor): boolean {
  if (ask.before == null || anchor.index === undefined) return true;
  const { tables, ledger } = visit;
  const end = stretches[anchor.index + 1]?.fromKey ?? topKey;
  const below = tables.messages.keyBelow(ledger.id, anchor.ceiling);
  const place: Place = {
    fromKey: anchor.ceiling,
    fromSentAt: tables.messages.at(ledger.id, anchor.ceiling)?.sent_at,
    lastKey: tables.messages.keyBelow(ledger.id, end),
    belowFrom: stretches[stretchAt(stretches, below)]?.fromKey ?? 0,
  };
  const entries = items.map(({ message, row }) => ({
    ...message,
    ...(row === undefined ? {} : { key: row.key }),
  }));
  return fits(ask.before, entries, place);
}
