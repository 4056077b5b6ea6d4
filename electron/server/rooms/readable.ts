/** Cc and Zl break lines, Cs and Cn are no characters, Co means something to nobody else. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Cn}\p{Co}]/u;
/** Joiners where they shape an emoji or Arabic script (RFC 5892, A.1 and A.2), and emoji presentation. */
const shaping = new RegExp(
  [
    '(?<=\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\uFE0F)\\u200D(?=\\p{Extended_Pictographic})',
    '(?<=\\p{Emoji})\\uFE0F',
    '(?<=\\p{Script=Arabic})\\u200C(?=\\p{Script=Arabic})',
  ].join('|'),
  'gu',
);
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/u;
const stacked = /\p{M}{5,}/u;

/**
 * Whether people can see and tell apart what stands there: nothing invisible, endless or turned around. Stricter
 * than RFC 8266, for these are names beside which others read what was said.
 */
export function isReadable(text: string): boolean {
  return !unprintable.test(text) && !stacked.test(text) && !invisible.test(text.replace(shaping, ''));
}
