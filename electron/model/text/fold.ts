/** Marks that people leave out when they look for something: accents, Hebrew points, Arabic vowel signs. */
const accents =
  /[\p{Mn}&&[\u{300}-\u{36f}\u{591}-\u{5c7}\u{64b}-\u{65f}\u{670}\u{1ab0}-\u{1aff}\u{1dc0}-\u{1dff}\u{20d0}-\u{20ff}\u{fe20}-\u{fe2f}]]/gv;

/** Letters that Unicode takes for whole ones, and a keyboard elsewhere cannot write. */
const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
};
const spelledOut = /[ßæœøđðłþħıς]/gu;

/** A text as it is compared: without case, accents, compatibility forms and what cannot be seen. */
export function fold(text: string): string {
  // Most of what is said.
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{Cf}/gu, '')
    .replace(accents, '')
    .toLowerCase()
    .replace(accents, '')
    .replace(spelledOut, (letter) => spelled[letter] ?? letter)
    .normalize('NFC');
}
