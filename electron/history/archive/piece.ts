import { topKey } from '../keys.ts';
import { type Stretch, stretchAt } from '../stretch.ts';
import type { Visit } from '../visit.ts';
import type { Anchor } from './anchor.ts';
import type { Arrival } from './arrival.ts';

/**
 * Where a piece of the archive belongs that was not asked for before a place in it: to what it overlaps or touches,
 * else into the gap that its times name. Undefined where nothing says so for certain: an archive whose clock was set
 * back is asked backwards only.
 */
export function pieceAnchor(arrival: Arrival): Anchor | undefined {
  const { stretches, page, items } = arrival;
  const held = items.flatMap(({ row }) => row ?? []);
  const last = held.at(-1);
  if (last !== undefined) {
    const places = held.map(({ key }) => stretchAt(stretches, key));
    if (!isUnbroken(arrival, places)) return undefined;
    // What stands after its end may have to give way.
    const end = items.at(-1)?.row;
    return end === undefined ? above(stretches, Math.max(...places)) : { ceiling: end.key + 1 };
  }
  const below = stretches.findIndex((stretch) => stretch.last !== undefined && stretch.last === page.first);
  if (below >= 0) return page.last === page.first ? undefined : above(stretches, below);
  return items.length === 0 ? undefined : byTime(arrival);
}

function above(stretches: readonly Stretch[], index: number): Anchor {
  return { ceiling: stretches[index + 1]?.fromKey ?? topKey };
}

/** Nothing is stored between the stretches that the piece joins. */
function isUnbroken({ visit, stretches }: Arrival, places: readonly number[]): boolean {
  const { tables, ledger } = visit;
  const met = [...new Set(places)].toSorted((a, b) => a - b);
  const start = (index: number) => stretches[index]?.fromKey ?? 0;
  return met.slice(1).every((place, index) => {
    const endOfLower = start((met[index] ?? 0) + 1);
    return tables.messages.keyBelow(ledger.id, start(place)) < endOfLower;
  });
}

function byTime(arrival: Arrival): Anchor | undefined {
  const { visit, stretches } = arrival;
  const sides = stretches.map((_, index) => sideOf(arrival, index));
  const later = sides.indexOf('before');
  const isSplit = later >= 0 && sides.slice(later).includes('after');
  if (isSplit || sides.includes(undefined)) return undefined;
  // Whatever live messages continue is newer than any gap.
  if (later < 0 && visit.continuity.open !== undefined) return undefined;
  return above(stretches, (later < 0 ? stretches.length : later) - 1);
}

/**
 * On which side of a stretch the piece lies. Neither holds an entry of the other, so the piece is wholly before it
 * where anything of it is earlier than anything of the stretch; some servers know whole seconds only.
 */
function sideOf({ visit, stretches, items }: Arrival, index: number): 'before' | 'after' | undefined {
  const { tables, ledger } = visit;
  const [from, end] = [stretches[index]?.fromKey ?? topKey, stretches[index + 1]?.fromKey ?? topKey];
  const first = tables.messages.from(ledger.id, from, 1)[0];
  const last = tables.messages.below(ledger.id, end, 1)[0];
  // Nobody knows when there was nothing.
  if (first === undefined || last === undefined || first.key >= end) return undefined;
  const times = items.map(({ message }) => message.sentAt);
  const isBefore = Math.min(...times) < last.sent_at;
  const isAfter = Math.max(...times) > first.sent_at;
  if (isBefore && isAfter) return undefined;
  if (isBefore) return 'before';
  return isAfter ? 'after' : sideOfEqual(visit, stretches[index]);
}

/** Within one second: nothing comes after what live messages continue, and nothing before the archive's beginning. */
function sideOfEqual({ continuity }: Visit, stretch: Stretch | undefined): 'before' | 'after' | undefined {
  if (stretch !== undefined && stretch.id === continuity.open) return 'before';
  return stretch?.bottom ? 'after' : undefined;
}
