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
 * Words one after the other, of which the last goes on. Words that begin so are named one by one: then the newest hits
 * come at once, where a prefix would first read all hits of all of them. For two and three letters the index has them
 * at hand.
 */
export function goingOn(words: readonly string[], { startingWith }: Vocabulary): Demand {
  const before = words.slice(0, -1);
  const named = startingWith(words.at(-1) ?? '');
  return named?.map((word) => phrase([...before, word])) ?? [`${phrase(words)}*`];
}

/** A term as whole words and their beginnings. */
export function asBeginning({ words, open }: Term, vocabulary: Vocabulary): Demand {
  return open && isOpenEnded(words.at(-1) ?? '') ? goingOn(words, vocabulary) : [phrase(words)];
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

/** Words as the vocabulary has them: of a very long one how it begins. */
export function phrase(words: readonly string[]): string {
  const text = words.join(' ');
  return text.endsWith('*') ? `${quoted(text.slice(0, -1))}*` : quoted(text);
}
