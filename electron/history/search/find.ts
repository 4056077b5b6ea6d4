import type { Database } from 'better-sqlite3';
import type { MessageSearch } from '#electron/model/search.ts';
import { keyOf, topKey } from '../keys.ts';
import type { ToldRow } from '../tables/messages.ts';
import { asBeginning, asPart, type Demand, expressionOf } from './expression.ts';
import { openFilters, roomFacets } from './filters.ts';
import { openHits } from './hits.ts';
import type { KeyRange } from './index-rows.ts';
import type { Scope } from './scope.ts';
import type { Term } from './typed.ts';
import { openVocabulary } from './vocabulary.ts';

/** At most `limit` rows that hold all terms and meet all filters. */
export type Find = (
  search: MessageSearch,
  terms: readonly Term[],
  scope: Scope,
  limit: number,
) => readonly ToldRow[];

/** Whole words and beginnings first; where these find little, words that hold what was typed further in count too. */
export function openFind(db: Database): Find {
  const vocabulary = openVocabulary(db);
  const filters = openFilters(db);
  const hits = openHits(db);

  return (search, terms, scope, limit) => {
    const narrowed = [...(search.rooms ? [roomFacets(scope.within)] : []), ...filters(search)];
    if (narrowed.some((demand) => demand.length === 0)) return [];
    const range = rangeOf(search);
    const look = (words: readonly Demand[]): readonly ToldRow[] => {
      const expression = expressionOf([...narrowed, ...words], roomFacets(scope.without));
      return expression === undefined
        ? hits.newest(range, idsOf(scope.without), limit)
        : hits.matching(expression, range, search.order, limit);
    };
    const beginnings = terms.map((term) => asBeginning(term, vocabulary));
    const found = look(beginnings);
    if (found.length === limit) return found;
    const parts = terms.map((term) => asPart(term, vocabulary));
    const isMore = parts.some((any, index) => any.length > (beginnings[index]?.length ?? 0));
    return isMore ? look(parts) : found;
  };
}

function rangeOf({ from, to }: MessageSearch): KeyRange {
  return { from: from === undefined ? 0 : keyOf(from), to: to === undefined ? topKey : keyOf(to) };
}

function idsOf(rooms: Scope['without']): readonly number[] {
  return rooms.map(({ id }) => id);
}
