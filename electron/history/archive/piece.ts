import { topKey } from '../keys.ts';
import { type Stretch, stretchAt } from '../stretch.ts';
import type { MessageRow } from '../tables/messages.ts';
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
    return isUnbroken(arrival, places) ? above(stretches, Math.max(...places)) : undefined;
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
  const { visit, stretches, items } = arrival;
  const { tables, ledger, continuity } = visit;
  const times = items.map(({ message }) => message.sentAt);
  const firsts = stretches.map((_, index) => firstOf(arrival, index));
  const later = firsts.findIndex((first) => first === undefined || first.sent_at > Math.max(...times));
  // Nobody knows when there was nothing; and whatever live messages continue is newer than any gap.
  if (later < 0 ? continuity.open !== undefined : firsts[later] === undefined) return undefined;
  const anchor = above(stretches, (later < 0 ? stretches.length : later) - 1);
  const before = tables.messages.below(ledger.id, anchor.ceiling, 1)[0];
  return before === undefined || before.sent_at < Math.min(...times) ? anchor : undefined;
}

/** The first message of a stretch; undefined where none is stored. */
function firstOf({ visit, stretches }: Arrival, index: number): MessageRow | undefined {
  const { tables, ledger } = visit;
  const row = tables.messages.from(ledger.id, stretches[index]?.fromKey ?? topKey, 1)[0];
  return row !== undefined && row.key < (stretches[index + 1]?.fromKey ?? topKey) ? row : undefined;
}
