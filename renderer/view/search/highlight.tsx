import { useMemo } from 'react';
import { excerpt, split } from '../parts/message/marked.ts';
import { tame } from '../plain-text.ts';

/** A stretch of the text around what was found, with the words marked; text stays text. */
export function Highlight({ text, terms }: { readonly text: string; readonly terms: readonly string[] }) {
  const pieces = useMemo(() => split(excerpt(tame(text), terms), terms), [text, terms]);
  return (
    <span dir="auto">
      {pieces.map(({ text: piece, found }, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
        found ? <mark key={index}>{piece}</mark> : piece,
      )}
    </span>
  );
}
