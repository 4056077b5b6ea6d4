/** Words that are looked at for one part. */
const enough = 512;

export interface WordList {
  readonly add: (words: readonly string[]) => void;
  /** Words that hold this after their first letter, the shorter first; of very many, some. */
  readonly holding: (part: string) => readonly string[];
}

/** Words one after the other in a single text: that is gone through a hundred times as fast as rows are. */
export function createWordList(): WordList {
  let text = '\n';
  const wordAt = (place: number): string =>
    text.slice(text.lastIndexOf('\n', place) + 1, text.indexOf('\n', place));

  return {
    add: (words) => {
      if (words.length > 0) text += `${words.join('\n')}\n`;
    },
    holding: (part) => {
      const found = new Set<string>();
      let place = text.indexOf(part);
      while (place >= 0 && found.size < enough) {
        if (text[place - 1] !== '\n') found.add(wordAt(place));
        place = text.indexOf(part, text.indexOf('\n', place));
      }
      return [...found].sort((one, other) => one.length - other.length);
    },
  };
}
