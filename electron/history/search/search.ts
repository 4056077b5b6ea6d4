import type { Database } from 'better-sqlite3';
import type { MessageSearch, SearchAnswer, SearchHit } from '#electron/model/search.ts';
import type { HistorySearch } from '../api.ts';
import { keyOf, topKey } from '../keys.ts';
import { openCoverage } from './coverage.ts';
import { asBeginning, asPart, type Demand, expressionOf } from './expression.ts';
import { openFilters } from './filters.ts';
import { type KeyRange, openHits } from './hits.ts';
import { readTyped, type Term } from './typed.ts';
import { openVocabulary } from './vocabulary.ts';

export type Search = (search: HistorySearch) => SearchAnswer;

/** Finds on an open database, by reading alone. */
export function openSearch(db: Database): Search {
  const vocabulary = openVocabulary(db);
  const filters = openFilters(db);
  const hits = openHits(db);
  const coverage = openCoverage(db);

  /** One more than asked for is looked for, so that it is known whether there are more. */
  const find = (
    { search, limit, except = [] }: HistorySearch,
    terms: readonly Term[],
  ): readonly SearchHit[] => {
    const narrowed = filters.demandsOf(search);
    if (narrowed.some((demand) => demand.length === 0)) return [];
    const range = rangeOf(search);
    const leftOut = filters.roomFacets(except);
    const look = (words: readonly Demand[]): readonly SearchHit[] => {
      const expression = expressionOf([...narrowed, ...words], leftOut);
      return expression === undefined
        ? hits.newest(range, except, limit + 1)
        : hits.matching(expression, range, search.order, limit + 1);
    };
    const beginnings = terms.map((term) => asBeginning(term, vocabulary));
    const found = look(beginnings);
    if (found.length > limit) return found;
    const parts = terms.map((term) => asPart(term, vocabulary));
    return parts.some((any, index) => any.length > (beginnings[index]?.length ?? 0)) ? look(parts) : found;
  };

  return (asked) => {
    const { search, limit, except = [] } = asked;
    const terms = readTyped(search.text);
    const isNothing = terms.length === 0 && (search.text.trim() !== '' || !isNarrowed(search));
    const found = isNothing ? [] : find(asked, terms);
    return {
      hits: found.slice(0, limit),
      more: found.length > limit,
      terms: [...new Set(terms.map(({ text }) => text))],
      coverage: coverage(search.rooms, except),
    };
  };
}

function isNarrowed({ text: _, order: __, ...filters }: MessageSearch): boolean {
  return Object.values(filters).some((value) => value !== undefined && value !== '');
}

function rangeOf({ from, to }: MessageSearch): KeyRange {
  return { from: from === undefined ? 0 : keyOf(from), to: to === undefined ? topKey : keyOf(to) };
}
