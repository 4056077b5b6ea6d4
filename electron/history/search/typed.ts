import { fold } from '#electron/model/text/fold.ts';
import { searchTerms } from '#electron/model/text/search-terms.ts';
import { searchable, wordsOf } from './searchable.ts';

/** One thing that was looked for. */
export interface Term {
  /** As it was typed, without case and accents. */
  readonly text: string;
  /** What the index has to hold one after the other; never empty. */
  readonly words: readonly string[];
  /** The last word may go on: whoever types it has not finished, or looks for its other forms too. */
  readonly open: boolean;
}

/** What somebody typed, as the index has it: all of it must occur. */
export function readTyped(typed: string): readonly Term[] {
  return searchTerms(typed, 'all').flatMap(({ text, isOpen }) => {
    const words = wordsOf(searchable(text));
    return words.length === 0 ? [] : [{ text: fold(text), words, open: isOpen }];
  });
}
