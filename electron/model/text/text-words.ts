import { isLong, type SearchTerm, wordsOf } from './search-terms.ts';

/** A term as an index of words has it: these words one after the other, the last also as a beginning if it is open. */
export interface WordTerm {
  readonly words: readonly string[];
  readonly isOpen: boolean;
}

export function wordTermOf(term: SearchTerm): WordTerm {
  return { words: wordsOf(term.text), isOpen: term.isOpen && isLong(term) };
}

/** The words of one text, to be tried with many terms. */
export class TextWords {
  readonly #words: readonly string[];
  readonly #known: ReadonlySet<string>;
  #sorted: readonly string[] | undefined;

  constructor(text: string) {
    this.#words = wordsOf(text);
    this.#known = new Set(this.#words);
  }

  has({ words, isOpen }: WordTerm): boolean {
    const [last = '', before] = [words.at(-1), words.slice(0, -1)];
    if (!before.every((word) => this.#known.has(word))) return false;
    if (!(isOpen ? this.#hasBeginning(last) : this.#known.has(last))) return false;
    return before.length === 0 || this.#hasTogether(words, isOpen);
  }

  #hasBeginning(beginning: string): boolean {
    this.#sorted ??= [...this.#known].sort();
    let [from, to] = [0, this.#sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#sorted[middle] ?? '') < beginning) from = middle + 1;
      else to = middle;
    }
    return this.#sorted[from]?.startsWith(beginning) ?? false;
  }

  #hasTogether(words: readonly string[], isOpen: boolean): boolean {
    const last = words.length - 1;
    const fits = (here: string, word: string, index: number): boolean =>
      here === word || (isOpen && index === last && here.startsWith(word));
    return this.#words.some((_, at) =>
      words.every((word, index) => fits(this.#words[at + index] ?? '', word, index)),
    );
  }
}
