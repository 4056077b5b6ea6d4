import { topKey } from '../keys.ts';
import type { Stretch } from '../stretch.ts';
import type { Visit } from '../visit.ts';
import type { Arrival } from './arrival.ts';
import { type Anchor, overlapAnchor, upTo } from './overlap.ts';

/**
 * Where a piece of the archive belongs that was not asked for before a place in it: to what it overlaps or touches,
 * else into the gap that its times name. Undefined where nothing says so for certain: an archive whose clock was set
 * back is asked backwards only.
 */
export function pieceAnchor(arrival: Arrival): Anchor | undefined {
  const { stretches, page, items } = arrival;
  if (items.some(({ row }) => row !== undefined)) return overlapAnchor(arrival);
  const below = stretches.findIndex((stretch) => stretch.last !== undefined && stretch.last === page.first);
  if (below >= 0) return page.last === page.first ? undefined : upTo(arrival, below);
  if (items.length === 0) return undefined;
  const above = stretches.findIndex((stretch) => stretch.first !== undefined && stretch.first === page.last);
  return above < 0 ? byTime(arrival) : upTo(arrival, above - 1);
}

function byTime(arrival: Arrival): Anchor | undefined {
  const { visit, stretches } = arrival;
  const sides = stretches.map((_, index) => sideOf(arrival, index));
  const later = sides.indexOf('before');
  const isSplit = later >= 0 && sides.slice(later).includes('after');
  if (isSplit || sides.includes(undefined)) return undefined;
  // Whatever live messages continue is newer than any gap.
  if (later < 0 && visit.continuity.open !== undefined) return undefined;
  return upTo(arrival, (later < 0 ? stretches.length : later) - 1);
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
  if (first === undefined || last === undefined || first.key >= end)
    return sideOfEnd(visit, stretches[index]);
  const times = items.map(({ message }) => message.sentAt);
  const isBefore = Math.min(...times) < last.sent_at;
  const isAfter = Math.max(...times) > first.sent_at;
  if (isBefore && isAfter) return undefined;
  if (isBefore) return 'before';
  return isAfter ? 'after' : sideOfEnd(visit, stretches[index]);
}

/** Whatever the times: nothing comes after what live messages continue, and nothing before the archive's beginning. */
function sideOfEnd({ continuity }: Visit, stretch: Stretch | undefined): 'before' | 'after' | undefined {
  if (stretch !== undefined && stretch.id === continuity.open) return 'before';
  return stretch?.bottom ? 'after' : undefined;
}
