import { fold } from '#electron/model/text/fold.ts';

/** Letters shown before the first word that was found, and in all. */
const around = 60;
const most = 220;
const longest = 20_000;

/** A stretch of the text around what was found. */
export function excerpt(text: string, terms: readonly string[]): string {
  const line = text.slice(0, longest).replace(/\s+/gu, ' ');
  const first = findTerms(line, terms)[0]?.[0] ?? 0;
  const from = first <= around ? 0 : line.lastIndexOf(' ', first - around) + 1;
  const piece = line.slice(from, from + most).toWellFormed();
  return `${from > 0 ? '…' : ''}${piece}${from + most < line.length ? '…' : ''}`;
}

/** The text in pieces, those that were looked for marked as found; they make up the whole again. */
export function split(
  text: string,
  terms: readonly string[],
): readonly { readonly text: string; readonly found: boolean }[] {
  const pieces: { readonly text: string; readonly found: boolean }[] = [];
  let done = 0;
  for (const [from, to] of findTerms(text, terms)) {
    if (from < done) continue;
    pieces.push({ text: text.slice(done, from), found: false }, { text: text.slice(from, to), found: true });
    done = to;
  }
  pieces.push({ text: text.slice(done), found: false });
  return pieces.filter((piece) => piece.text !== '');
}

type Range = readonly [from: number, to: number];

/** Where the terms stand, as they are found: whatever their case and accents, also as parts of words. */
function findTerms(text: string, terms: readonly string[]): readonly Range[] {
  const { folded, at } = foldedOf(text);
  const ranges = terms.flatMap((term) => [...places(folded, fold(term).trim())]);
  return ranges
    .map(([from, to]): Range => [at[from] ?? text.length, at[to] ?? text.length])
    .sort(([a, aTo], [b, bTo]) => a - b || bTo - aTo);
}

function* places(folded: string, term: string): Generator<Range> {
  // One letter is found as a word only; marked everywhere it would say nothing.
  const alone = term.length === 1 && /[\p{Script=Latin}\p{N}]/u.test(term);
  for (let from = folded.indexOf(term); from >= 0 && term !== ''; from = folded.indexOf(term, from + 1)) {
    const to = from + term.length;
    const isWord = !isLetter(folded[from - 1]) && !isLetter(folded[to]);
    if (!alone || isWord) yield [from, to];
  }
}

function isLetter(letter = ' '): boolean {
  return /[\p{L}\p{N}]/u.test(letter);
}

/** A text as it is compared, and of each of its letters where in the text it comes from. */
function foldedOf(text: string): { readonly folded: string; readonly at: readonly number[] } {
  const at: number[] = [];
  let folded = '';
  let from = 0;
  for (const letter of text) {
    const plain = fold(letter);
    for (let each = 0; each < plain.length; each += 1) at.push(from);
    folded += plain;
    from += letter.length;
  }
  return { folded, at };
}
