import type { Database } from 'better-sqlite3';
import type { Feed, FeedMatch } from '#electron/model/feed.ts';
import { asksForAnything, feedTerms } from '#electron/model/feed-match.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { type Demand, expressionOf, quoted } from '../search/expression.ts';
import { openFilters, roomFacets } from '../search/filters.ts';

/** A room that a feed may look into, or never does. */
export interface FeedRoom {
  readonly id: number;
  readonly address: RoomAddress;
}

/** What the index is asked for a feed; undefined where nothing can match. */
export type FeedExpression = (
  feed: Feed,
  within: readonly FeedRoom[],
  without: readonly FeedRoom[],
) => string | undefined;

/** The same as `createFeedsOf` finds by looking at a message. */
export function openFeedExpression(db: Database): FeedExpression {
  const filters = openFilters(db);
  return ({ match, trouble }, within, without) => {
    if (trouble !== undefined || !asksForAnything(match)) return undefined;
    const { rooms } = match;
    const wanted = rooms && new Set(rooms);
    const inRooms = wanted ? [roomFacets(within.filter(({ address }) => wanted.has(address)))] : [];
    const demands = [...inRooms, ...filters(match), ...wordsOf(match)];
    if (demands.some((demand) => demand.length === 0)) return undefined;
    return expressionOf(demands, roomFacets(without));
  };
}

function wordsOf(match: FeedMatch): readonly Demand[] {
  const words = feedTerms(match).map(({ words, isOpen }) => quoted(words.join(' ')) + (isOpen ? '*' : ''));
  if (words.length === 0) return [];
  return match.wording === 'any' ? [words] : words.map((word) => [word]);
}
