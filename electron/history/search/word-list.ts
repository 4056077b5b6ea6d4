/** Words that are looked at for one part. */
const enough = 512;

export interface WordList {
  readonly add: (words: readonly string[]) => void;
  /** Words that hold this and do not begin with it, the shorter first; of very many, some. */
  readonly holding: (part: string) => readonly string[];
}

/**
 * Words one after the other in a single text: that is gone through a hundred times as fast as rows are. Numbers, of
 * which there are the most as each is said once, have a text of their own: nothing with a letter is in them.
 */
export function createWordList(): WordList {
  const [words, numbers] = [createText(), createText()];
  return {
    add: (more) => {
      words.add(more.filter((word) => !isNumber(word)));
      numbers.add(more.filter(isNumber));
    },
    holding: (part) => {
      const found = [...words.holding(part), ...(isNumber(part) ? numbers.holding(part) : [])];
      return found.sort((one, other) => one.length - other.length);
    },
  };
}

function isNumber(word: string): boolean {
  return /^\p{N}*$/u.test(word);
}

function createText() {
  let text = '\n';
  const wordAt = (place: number): string =>
    text.slice(text.lastIndexOf('\n', place) + 1, text.indexOf('\n', place));

  return {
    add: (words: readonly string[]): void => {
      if (words.length > 0) text += `${words.join('\n')}\n`;
    },
    holding: (part: string): ReadonlySet<string> => {
      const found = new Set<string>();
      let place = text.indexOf(part);
      while (place >= 0 && found.size < enough) {
        if (text[place - 1] !== '\n') found.add(wordAt(place));
        place = text.indexOf(part, text.indexOf('\n', place));
      }
      return found;
    },
  };
}
