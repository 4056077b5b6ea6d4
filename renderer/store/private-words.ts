import type { RoomAddress, RoomEntry } from './facts.ts';

/**
 * Marks what is copied or dragged out of a secret room, also from another window of Perch. It says nothing of the room:
 * whatever page the words are put into can read it.
 */
export const privateMark = 'application/x-perch-private';

/** Which of the words that are put into a field were said, or written, among insiders. */
export interface PrivateWords {
  readonly remember: (text: string, room: RoomAddress) => void;
  /** Where the words are from that would reach others here than before: null where that is not known. */
  readonly wider: (
    words: { readonly text: string; readonly marked: boolean },
    into: RoomEntry,
  ) => { readonly from: RoomAddress | null } | undefined;
}

const most = 50;

export function createPrivateWords(): PrivateWords {
  let known: readonly { readonly text: string; readonly room: RoomAddress }[] = [];
  return {
    remember: (text, room) => {
      const words = plain(text);
      if (words === '') return;
      known = [...known.filter((one) => one.text !== words), { text: words, room }].slice(-most);
    },
    wider: ({ text, marked }, into) => {
      const from = known.find((one) => one.text === plain(text))?.room;
      if (from === into.address) return undefined;
      if (from !== undefined) return { from };
      return marked ? { from: null } : undefined;
    },
  };
}

/** Clipboards change the ends of lines. */
function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
