import { fold } from './fold.ts';
import { segment } from './segment.ts';

/** How the words of a search are taken: any of them, all, or as they stand beside each other. */
export type SearchWording = 'any' | 'all' | 'phrase';

/** A word, or several words that stand beside each other. */
export interface SearchTerm {
  readonly text: string;
  /** The last word also stands for longer ones that begin with it: nothing says that it ends here. */
  readonly isOpen: boolean;
}

/** More than anybody types; a pasted book must not become a query. */
const mostTerms = 32;
const longestText = 1000;

/** What stands between quotes is a phrase; one that was left open is still being typed. Nothing else is syntax. */
export function searchTerms(text: string, wording: SearchWording): readonly SearchTerm[] {
  const typed = text.slice(0, longestText).replaceAll('\0', ' ').toWellFormed();
  if (wording === 'phrase') return termOf(typed.replaceAll('"', ' '), false);
  const quoted = typed.split('"');
  return quoted
    .flatMap((part, index) =>
      index % 2 === 1
        ? termOf(part, index === quoted.length - 1)
        : part.split(/\s+/u).flatMap((word) => termOf(word, true)),
    )
    .slice(0, mostTerms);
}

/** A text as it is indexed and looked for. */
export function searchable(text: string): string {
  return segment(fold(text));
}

/** Whether a text has what is looked for, as an index of its words would find it. */
export function hasTerms(terms: readonly SearchTerm[], wording: SearchWording, text: string): boolean {
  const words = wordsOf(text);
  return meet(terms, wording, (term) => hasWords(words, wordsOf(term.text), term.isOpen && isLong(term)));
}

/** Whether a text has the terms just as they were typed. */
export function hasCase(terms: readonly SearchTerm[], wording: SearchWording, text: string): boolean {
  const normal = text.normalize('NFC');
  return meet(terms, wording, (term) => normal.includes(term.text.normalize('NFC')));
}

/** Whether its last word is long enough to stand for longer ones: of one letter half of all words begin. */
export function isLong({ text }: SearchTerm): boolean {
  return [...(wordsOf(text).at(-1) ?? '')].length >= 2;
}

function meet(
  terms: readonly SearchTerm[],
  wording: SearchWording,
  has: (term: SearchTerm) => boolean,
): boolean {
  return wording === 'any' ? terms.some(has) : terms.every(has);
}

function hasWords(words: readonly string[], wanted: readonly string[], asBeginning: boolean): boolean {
  const last = wanted.length - 1;
  return words.some((_, at) =>
    wanted.every((word, index) => {
      const here = words[at + index] ?? '';
      return index === last && asBeginning ? here.startsWith(word) : here === word;
    }),
  );
}

/** The words of a text, as an index has them. */
export function wordsOf(text: string): readonly string[] {
  return searchable(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

function termOf(text: string, isOpen: boolean): readonly SearchTerm[] {
  return wordsOf(text).length > 0 ? [{ text: text.trim(), isOpen }] : [];
}
