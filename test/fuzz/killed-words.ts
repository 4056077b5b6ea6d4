import type { Message } from '#electron/model/message.ts';

export const spoken = 'desk@rooms.localhost';
const imported = 'old@rooms.localhost';
export const deleted = 'gone@rooms.localhost';

/** When message 0 was said; one follows each second. */
export const startOfTime = 1_700_000_000_000;

/** The n-th message, always the same. */
export function said(number: number, room = spoken): Message {
  return {
    room,
    archiveId: `a${number}`,
    author: { id: `person${number % 7}@localhost`, name: `Person ${number % 7}` },
    own: number % 5 === 0,
    sentAt: startOfTime + number * 1000,
    text: `word${number} and ${number % 3 === 0 ? 'Ada' : 'others'} 中文`,
    importance: 'Regular',
  };
}

/** What the n-th file holds. */
export function importOf(number: number): readonly Message[] {
  return Array.from({ length: 50 }, (_, index) => said(number * 100 + index, imported));
}

/** Said in no other room than the one that is deleted. */
export const secretWord = 'xyzzyplugh';

/** What is said in the room that is deleted. */
export function secrets(number: number): readonly Message[] {
  return Array.from({ length: 30 }, (_, index) => ({
    ...said(number + index, deleted),
    text: `${secretWord}${number} ${index} for Ada`,
  }));
}
