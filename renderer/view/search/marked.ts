/** Letters shown around the first word that was found. */
const around = 60;
const most = 220;

/** A stretch of the text around what was found. */
export function excerpt(text: string, words: readonly string[]): string {
  const line = text.slice(0, 20_000).replace(/\s+/gu, ' ');
  const first = pattern(words)?.exec(line)?.index ?? 0;
  const from = first <= around ? 0 : line.lastIndexOf(' ', first - around) + 1;
  const piece = line.slice(from, from + most);
  return `${from > 0 ? '…' : ''}${piece}${from + most < line.length ? '…' : ''}`;
}

/** The text in pieces, those that were looked for marked as found; they make up the whole again. */
export function split(
  text: string,
  words: readonly string[],
): readonly { readonly text: string; readonly found: boolean }[] {
  const wanted = pattern(words);
  if (!wanted) return [{ text, found: false }];
  return text
    .split(wanted)
    .map((piece, index) => ({ text: piece, found: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

/** Words as the beginnings of words, or anywhere in writings that put no spaces between them. */
function pattern(words: readonly string[]): RegExp | undefined {
  const escaped = words.filter((word) => word !== '').map((word) => literally(word));
  if (escaped.length === 0) return undefined;
  return new RegExp(
    `((?<![\\p{L}\\p{N}])(?:${escaped.join('|')})|(?:${cjk(words).join('|') || '(?!)'}))`,
    'iu',
  );
}

function cjk(words: readonly string[]): readonly string[] {
  return words
    .filter((word) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word))
    .map((word) => literally(word));
}

function literally(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
