import { facets } from './search/facets.ts';
import { searchable } from './search/searchable.ts';

/** More words than anybody types; a pasted book must not become a query. */
const mostWords = 32;
const longestText = 1000;

/**
 * What was typed as an FTS5 expression, or undefined where it holds nothing that can be found. Words must all
 * occur, each also as the beginning of a longer one from two letters on; what stands in double quotes is a phrase.
 * Every word is quoted, so that nothing typed is ever read as syntax (FTS5, 3.1: strings).
 */
export function matchExpression(text: string): string | undefined {
  const terms = termsOf(searchable(text.slice(0, longestText).replaceAll('\0', ' ').toWellFormed()));
  if (terms.length === 0) return undefined;
  return `{title text} : (${terms.join(' AND ')})`;
}

/** The same, where it occurs in this room. */
export function inRoom(expression: string, room: number): string {
  return `facets : "${facets.room(room)}" AND ${expression}`;
}

/** An open quote at the end is still being typed, and so closes there. */
function termsOf(text: string): string[] {
  const quoted = text.split('"');
  return quoted
    .flatMap((part, index) => (index % 2 === 1 ? [phrase(part)] : part.split(/\s+/u).map(word)))
    .filter((term) => term !== undefined)
    .slice(0, mostWords);
}

function phrase(part: string): string | undefined {
  return isSearchable(part) ? `"${part}"` : undefined;
}

/** A prefix of one letter would meet half of all words: it counts as a word. */
function word(part: string): string | undefined {
  if (!isSearchable(part)) return undefined;
  const lastToken = part.match(/[\p{L}\p{N}\p{M}\p{Co}]+(?=[^\p{L}\p{N}\p{M}\p{Co}]*$)/u)?.[0] ?? '';
  return [...lastToken].length >= 2 ? `"${part}"*` : `"${part}"`;
}

/** Whether the tokenizer finds a word in it (unicode61: letters, numbers, private use). */
function isSearchable(part: string): boolean {
  return /[\p{L}\p{N}\p{Co}]/u.test(part);
}
