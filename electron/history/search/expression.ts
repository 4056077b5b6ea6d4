import type { Term } from './typed.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One of these facets, or words of this kind; all of a list must hold. */
export type Demand = readonly string[];

/**
 * An FTS5 expression of all demands and none of what is left out; every word in it is quoted, so that nothing is ever
 * read as syntax (FTS5, 3.1). Undefined where nothing is demanded.
 */
export function expressionOf(demands: readonly Demand[], leftOut: Demand): string | undefined {
  if (demands.length === 0) return undefined;
  const wanted = demands.map(anyOf).join(' AND ');
  return leftOut.length === 0 ? wanted : `(${wanted}) NOT ${anyOf(leftOut)}`;
}

function anyOf(demand: Demand): string {
  return `(${demand.join(' OR ')})`;
}

export function quoted(word: string): string {
  return `"${word}"`;
}

/**
 * A term as whole words and their beginnings. Words that begin so are named one by one: then the newest hits come at
 * once, where a prefix would first read all hits of all of them. For two and three letters the index has them at hand.
 */
export function asBeginning(term: Term, { startingWith }: Vocabulary): Demand {
  const last = term.words.at(-1) ?? '';
  if (!term.open || !isOpenEnded(last)) return [phrase(term.words)];
  const before = term.words.slice(0, -1);
  return startingWith(last)?.map((word) => phrase([...before, word])) ?? [`${phrase(term.words)}*`];
}

/** The same, and words that hold it further in. */
export function asPart(term: Term, vocabulary: Vocabulary): Demand {
  const [word = '', ...more] = term.words;
  const inside = term.open && more.length === 0 ? vocabulary.holding(word) : [];
  return [...asBeginning(term, vocabulary), ...inside.map(quoted)];
}

/** The beginning of one letter would be that of half of all words; a character of a script without spaces is a word. */
function isOpenEnded(word: string): boolean {
  return /\P{M}\p{M}*\P{M}/u.test(word);
}

function phrase(words: readonly string[]): string {
  return quoted(words.join(' '));
}
