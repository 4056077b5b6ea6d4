import { speakable } from '#electron/stanza/speakable.ts';

const longestNickname = 64;

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
