import type { Database } from 'better-sqlite3';
import type { Feed, FeedMatch } from '#electron/model/feed.ts';
import { asksForAnything, feedTerms } from '#electron/model/feed-match.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { type Demand, expressionOf, goingOn, phrase } from '../search/expression.ts';
import { openFilters, roomFacets } from '../search/filters.ts';
import { openVocabulary, type Vocabulary } from '../search/vocabulary.ts';

/** A room that a feed may look into, or never does. */
export interface FeedRoom {
  readonly id: number;
  readonly address: RoomAddress;
}

/** What the index is asked for a feed; undefined where nothing can match. */
export type FeedExpression = (
  feed: Feed,
  within: readonly FeedRoom[],
  without: readonly Pick<FeedRoom, 'id'>[],
) => string | undefined;

/** The same as `createFeedsOf` finds by looking at a message. */
export function openFeedExpression(db: Database): FeedExpression {
  const filters = openFilters(db);
  const vocabulary = openVocabulary(db);
  return ({ match, trouble }, within, without) => {
    if (trouble !== undefined || !asksForAnything(match)) return undefined;
    const { rooms } = match;
    const wanted = rooms && new Set(rooms);
    const inRooms = wanted ? [roomFacets(within.filter(({ address }) => wanted.has(address)))] : [];
    const demands = [...inRooms, ...filters(match), ...wordsOf(match, vocabulary)];
    if (demands.some((demand) => demand.length === 0)) return undefined;
    return expressionOf(demands, roomFacets(without));
  };
}

function wordsOf(match: FeedMatch, vocabulary: Vocabulary): readonly Demand[] {
  const terms = feedTerms(match).map(({ words, isOpen }) =>
    isOpen ? goingOn(words, vocabulary) : [phrase(words)],
  );
  if (terms.length === 0) return [];
  return match.wording === 'any' ? [terms.flat()] : terms;
}
