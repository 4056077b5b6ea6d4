/** Scripts that write words without spaces between them; a character goes with the marks that stand on it. */
const unspaced = new RegExp(
  `[${[
    'Han',
    'Hiragana',
    'Katakana',
    'Bopomofo',
    'Yi',
    'Thai',
    'Lao',
    'Khmer',
    'Myanmar',
    'Tai_Le',
    'New_Tai_Lue',
    'Tai_Tham',
    'Tai_Viet',
    'Javanese',
    'Balinese',
    'Tibetan',
  ]
    .map((script) => `\\p{Script_Extensions=${script}}`)
    .join('')}]\\p{M}*`,
  'gu',
);

/**
 * The text with every character of such a script as a word by itself. Done to what is indexed and to what is looked
 * for, it lets an index of words find any run of characters, as a phrase; everything else stays as it is.
 */
export function segment(text: string): string {
  return text.replace(unspaced, ' $& ');
}
