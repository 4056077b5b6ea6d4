import { fold } from '#electron/model/text/fold.ts';
import { searchable, wordsOf } from './searchable.ts';

/** More words than anybody types; a pasted book must not become a query. */
const mostTerms = 32;
const longestText = 1000;

/** One thing that was looked for. */
export interface Term {
  /** As it was typed, without case and accents. */
  readonly text: string;
  /** What the index has to hold one after the other; never empty. */
  readonly words: readonly string[];
  /** The last word may go on: whoever types it has not finished, or looks for its other forms too. */
  readonly open: boolean;
}

/**
 * What somebody typed: all of it must occur. What stands in double quotes is a phrase, and an open quote is still
 * being typed. Nothing is syntax beside that, and what holds no letter and no digit asks for nothing.
 */
export function readTyped(text: string): readonly Term[] {
  const quoted = text.slice(0, longestText).replaceAll('\0', ' ').toWellFormed().split('"');
  return quoted
    .flatMap((part, index) =>
      index % 2 === 1
        ? termOf(part, index === quoted.length - 1)
        : part.split(/\s+/u).flatMap((word) => termOf(word, true)),
    )
    .slice(0, mostTerms);
}

function termOf(part: string, open: boolean): readonly Term[] {
  const words = wordsOf(searchable(part));
  return words.length === 0 ? [] : [{ text: fold(part.trim()), words, open }];
}
