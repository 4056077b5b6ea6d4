const longest = 300;

/** What a server says for people, in one short line; undefined where it says nothing. */
export function serverWords(text: string | undefined): string | undefined {
  const line = (text ?? '')
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, longest);
  return line || undefined;
}
