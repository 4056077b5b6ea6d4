import { topKey } from '../keys.ts';
import { stretchAt } from '../stretch.ts';
import type { Arrival } from './arrival.ts';
import { type Anchor, overlapAnchor, startOf } from './overlap.ts';
import { fits, type Place } from './page-fit.ts';

/** Undefined where the place that was asked from is no longer known, and nothing on the page is. */
export function anchorOf(arrival: Arrival): Anchor | undefined {
  const { visit, stretches, ask, items } = arrival;
  const { tables, ledger, continuity } = visit;
  const { before } = ask;
  if (before == null) {
    const open = stretches.find(({ id }) => id === continuity.open);
    const openFrom = startOf(visit, open);
    const meetsOpen = items.some(({ row }) => row !== undefined && row.key >= openFrom);
    const end = items.at(-1)?.row;
    // What was said live after its end may have to give way.
    const aboveEnd = end === undefined ? topKey : end.key + 1;
    return { top: stretches.length - 1, ceiling: meetsOpen ? aboveEnd : openFrom };
  }
  const index = stretches.findIndex(({ first }) => first === before);
  if (index >= 0) return { index, top: index, ceiling: startOf(visit, stretches[index]) };
  const row = tables.messages.byArchiveId(ledger.id, before);
  if (row === undefined) return overlapAnchor(arrival);
  const held = stretchAt(stretches, row.key);
  return { index: held, top: held, ceiling: row.key };
}

/** Whether the page belongs where it was asked for. */
export function isFitting({ visit, stretches, ask, items }: Arrival, anchor: Anchor): boolean {
  if (ask.before == null || anchor.index === undefined) return true;
  const { tables, ledger } = visit;
  const end = stretches[anchor.index + 1]?.fromKey ?? topKey;
  const below = tables.messages.keyBelow(ledger.id, anchor.ceiling);
  const place: Place = {
    fromKey: anchor.ceiling,
    fromSentAt: ask.certain ? undefined : tables.messages.at(ledger.id, anchor.ceiling)?.sent_at,
    lastKey: tables.messages.keyBelow(ledger.id, end),
    belowFrom: stretches[stretchAt(stretches, below)]?.fromKey ?? 0,
  };
  const entries = items.map(({ message, row }) => ({
    ...message,
    ...(row === undefined ? {} : { key: row.key }),
  }));
  return fits(ask.before, entries, place);
}
