import { isReadable } from '../readable.ts';

const longest = 64;

export function isNickname(text: string): boolean {
  return text !== '' && text.trim() === text && [...text].length <= longest && isReadable(text);
}

/** Nicknames with the same key are the same nickname: nobody is to pass for somebody else by a capital letter. */
export function nicknameKey(nickname: string): string {
  return nickname.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/\s+/gu, ' ');
}

export function isSameNickname(one: string, other: string): boolean {
  return nicknameKey(one) === nicknameKey(other);
}
