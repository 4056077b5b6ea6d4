import { searchable as searchableText } from '#electron/model/text/search-terms.ts';

/**
 * A text as the index holds it, and as what was typed is compared with it. Characters of private use are nobody's
 * words: the index has them for itself.
 */
export function searchable(text: string): string {
  return searchableText(text.replace(/\p{Co}/gu, ' '));
}

/** The words of such a text, as the tokenizer cuts it (unicode61 with the categories of the schema). */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** The shortest part of a word that is looked for within words; a shorter one is in half of them. */
export const shortestPart = 3;

/** Longer ones are no words but keys or files in base64: to be found by their beginning, not by another part. */
const longestWord = 100;

/** Whether a part of this word, other than its beginning, can be looked for. */
export function isWorthKnowing(word: string): boolean {
  return word.length > shortestPart && word.length <= longestWord;
}

/** A word as the vocabulary has it: a very long one by how it begins, and a star. Undefined where it is too short. */
export function knownAs(word: string): string | undefined {
  if (word.length <= shortestPart) return undefined;
  if (word.length <= longestWord) return word;
  // No character is cut in half.
  return `${word.slice(0, longestWord).replace(/[\uD800-\uDBFF]$/, '')}*`;
}
