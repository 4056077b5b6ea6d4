/** Marks that people stack on one letter in any living script; more only paints over the neighbours. */
const stacked = /(\p{M}{6})\p{M}+/gu;
/** Controls that no writing needs; tab and line feed stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** What somebody wrote, made harmless to its surroundings on the screen; the text itself is kept elsewhere. */
export function tame(text: string): string {
  return text.replace(stacked, '$1').replace(controls, '\ufffd');
}

/** One line of a name: never empty, never endless. */
export function tameName(name: string): string {
  const line = tame(name).replace(/\s+/gu, ' ').trim();
  return line === '' ? '–' : line.slice(0, 256);
}
