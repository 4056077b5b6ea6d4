/** Everything that XML 1.0 (2.2) has no place for; one such character would end the stream. */
const unspeakable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const longestNickname = 64;

/** Text as it can be sent: what cannot be said in XML becomes U+FFFD. */
export function speakable(text: string): string {
  return text.toWellFormed().replace(unspeakable, '\u{FFFD}');
}

/** A text of one line as it can be sent. */
export function speakableLine(text: string): string {
  return speakable(text)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** What of a display name a room can take (RFC 7622, 3.4): one line, not endless; '' where nothing is left. */
export function nicknameFrom(name: string): string {
  return [...speakableLine(name).normalize('NFC')].slice(0, longestNickname).join('').trim();
}
