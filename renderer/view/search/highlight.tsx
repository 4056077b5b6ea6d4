import { tame } from '../plain-text.ts';
import { excerpt, split } from './marked.ts';

/** A stretch of the text around what was found, with the words marked; text stays text. */
export function Highlight({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  const shown = excerpt(tame(text), words);
  return (
    <span dir="auto">
      {split(shown, words).map(({ text: piece, found }, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
        found ? <mark key={index}>{piece}</mark> : piece,
      )}
    </span>
  );
}
