/** Something in a text that should not leave. */
export interface Secret {
  readonly begin: number;
  readonly end: number;
  readonly what: 'card number' | 'key' | 'word';
}

/** 13 to 19 digits, with single spaces or dashes between (ISO/IEC 7812). */
const cardLike = /(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])/g;

/** As services issue them: each has a beginning of its own. */
const keys: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\bgh[pousr]_[0-9A-Za-z]{36,}\b/g,
  /\bxox[abprs]-[0-9A-Za-z-]{10,}/g,
  /\bsk-[0-9A-Za-z_-]{20,}/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g,
];

/** In the order of the text, none inside another. */
export function findSecrets(text: string, words: readonly string[]): readonly Secret[] {
  const found = [
    ...matches(text, cardLike, 'card number').filter(({ begin, end }) =>
      isCardNumber(text.slice(begin, end)),
    ),
    ...keys.flatMap((key) => matches(text, key, 'key')),
    ...words.filter((word) => word !== '').flatMap((word) => matches(text, wordLike(word), 'word')),
  ].sort((a, b) => a.begin - b.begin || b.end - a.end);
  let last = 0;
  return found.filter(({ begin, end }) => {
    if (begin < last) return false;
    last = end;
    return true;
  });
}

/** The text without them: of a card number its last four digits stay, so that people know which was meant. */
export function mask(text: string, secrets: readonly Secret[]): string {
  let [masked, from] = ['', 0];
  for (const { begin, end, what } of secrets) {
    const secret = text.slice(begin, end);
    masked += text.slice(from, begin) + (what === 'card number' ? `•••• ${secret.slice(-4)}` : '•••');
    from = end;
  }
  return masked + text.slice(from);
}

/** The check digit (ISO/IEC 7812-1, annex B: the Luhn formula). */
function isCardNumber(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce(
    (total, digit, at) => total + (at % 2 === 0 ? digit : ((digit * 2) % 10) + (digit > 4 ? 1 : 0)),
    0,
  );
  return sum % 10 === 0 && new Set(digits).size > 1;
}

function wordLike(word: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${literally(word)}(?![\\p{L}\\p{N}])`, 'giu');
}

function literally(word: string): string {
  // A dash needs none outside of a class, and may have none where the text is Unicode.
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function matches(text: string, pattern: RegExp, what: Secret['what']): readonly Secret[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    begin: index,
    end: index + found.length,
    what,
  }));
}
