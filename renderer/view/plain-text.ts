/** Marks that people stack on one letter in any living script; more only paints over the neighbours. */
const stacked = /(\p{M}{6})\p{M}+/gu;
/** Controls that no writing needs; tab and line feed stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

const longestName = 256;
const longestSentence = 600;
/** Marks and spaces that are dropped count as well; beyond this nobody looks for the rest of a name. */
const longestRead = 16 * longestName;
/**
 * What turns the direction of its neighbours round, and what is not seen: marks of direction, spaces without width,
 * fillers. Joiners stay, because writings and emoji need them.
 */
const unseen =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb]|\u034f|\u17b4|\u17b5/gu;
const visible = /[^\s\p{M}\p{C}]/u;

/** What somebody wrote, made harmless to its surroundings on the screen; the text itself is kept elsewhere. */
export function tame(text: string): string {
  return text.replace(stacked, '$1').replace(controls, '\ufffd');
}

/** A sentence that may be a server's own: nobody has to read on for ever. */
export function tameSentence(text: string): string {
  return tame(text.slice(0, longestSentence).toWellFormed());
}

/** One line of a name: never empty, never endless, and without a say in how its neighbours look. */
export function tameName(name: string): string {
  const line = tame(name.slice(0, longestRead).replace(unseen, '')).replace(/\s+/gu, ' ').trim();
  return visible.test(line) ? line.slice(0, longestName).toWellFormed() : '–';
}
