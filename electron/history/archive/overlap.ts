import type { MessageKey } from '#electron/model/ids.ts';
import { topKey } from '../keys.ts';
import { type Stretch, stretchAt } from '../stretch.ts';
import type { Visit } from '../visit.ts';
import type { Arrival } from './arrival.ts';

/** Where an answer belongs. */
export interface Anchor {
  /** The stretch that the query started from. */
  readonly index?: number;
  /** The highest stretch that the answer may reach into: whatever stands above that one stays above the answer. */
  readonly top: number;
  /** The key below which what is new on it belongs. */
  readonly ceiling: MessageKey;
}

/** By what is stored of it already; undefined where nothing is, or where what is stored lies in between. */
export function overlapAnchor(arrival: Arrival): Anchor | undefined {
  const { stretches, items } = arrival;
  const places = items.flatMap(({ row }) => (row === undefined ? [] : [stretchAt(stretches, row.key)]));
  if (places.length === 0 || !isUnbroken(arrival, places)) return undefined;
  const { top, ceiling } = upTo(arrival, Math.max(...places));
  const end = items.at(-1)?.row;
  // What stands after its end may have to give way.
  return { top, ceiling: end === undefined ? ceiling : end.key + 1 };
}

/** At the upper end of a stretch, or within it. */
export function upTo({ visit, stretches }: Arrival, top: number): Anchor {
  return { top, ceiling: startOf(visit, stretches[top + 1]) };
}

/** The first message from the start of a stretch on: one that holds none stands in nobody's way. */
export function startOf({ tables, ledger }: Visit, stretch: Stretch | undefined): MessageKey {
  if (stretch === undefined) return topKey;
  return tables.messages.from(ledger.id, stretch.fromKey, 1)[0]?.key ?? topKey;
}

/** Nothing is stored between the stretches that are joined. */
function isUnbroken({ visit, stretches }: Arrival, places: readonly number[]): boolean {
  const { tables, ledger } = visit;
  const met = [...new Set(places)].toSorted((a, b) => a - b);
  const start = (index: number) => stretches[index]?.fromKey ?? 0;
  return met.slice(1).every((place, index) => {
    const endOfLower = start((met[index] ?? 0) + 1);
    return tables.messages.keyBelow(ledger.id, start(place)) < endOfLower;
  });
}
