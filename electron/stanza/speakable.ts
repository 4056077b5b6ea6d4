/** Everything that XML 1.0 (2.2) has no place for; one such character would end the stream. */
const unspeakable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text as it can be sent: what cannot be said in XML becomes U+FFFD. */
export function speakable(text: string): string {
  return text.toWellFormed().replace(unspeakable, '\u{FFFD}');
}
