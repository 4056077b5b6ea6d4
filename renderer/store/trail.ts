import type { FeedVisit } from './feeds/feed-state.ts';
import type { Visit } from './visit.ts';

/** Somewhere to come back to: a place in a room or in a feed, or what was found. */
export type Stop =
  | { readonly kind: 'room'; readonly visit: Visit }
  /** `opened`: from here one went to a message, and comes back by the same key as from what was found. */
  | { readonly kind: 'feed'; readonly visit: FeedVisit; readonly opened: boolean }
  | { readonly kind: 'search' };

/** Where somebody was before, and where they came back from; the latest last. */
export interface Trail {
  readonly back: readonly Stop[];
  readonly forward: readonly Stop[];
}

export const noTrail: Trail = { back: [], forward: [] };

const remembered = 50;

/** Goes on from here. */
export function leave({ back }: Trail, ...stops: readonly Stop[]): Trail {
  return { back: [...back, ...stops].slice(-remembered), forward: [] };
}

/** One step along the trail; `here` is where one comes back to by a step the other way. */
export function step(
  { back, forward }: Trail,
  way: 'back' | 'forward',
  here: Stop | undefined,
): { readonly to: Stop | undefined; readonly trail: Trail } {
  const from = way === 'back' ? back : forward;
  const to = from.at(-1);
  if (!to) return { to, trail: { back, forward } };
  const rest = from.slice(0, -1);
  const other = [...(way === 'back' ? forward : back), ...(here ? [here] : [])].slice(-remembered);
  return { to, trail: way === 'back' ? { back: rest, forward: other } : { back: other, forward: rest } };
}
