import { fold } from '#electron/model/text/fold.ts';
import type { RoomEntry, SearchHit } from '#renderer/store/facts.ts';

export type Found =
  | { readonly kind: 'room'; readonly room: RoomEntry }
  | { readonly kind: 'message'; readonly hit: SearchHit };

const most = 6;

/** Rooms of the list whose name or description holds all the words; names that begin with them first. */
export function findRooms(rooms: Iterable<RoomEntry>, text: string): readonly (Found & { kind: 'room' })[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  return [...rooms]
    .map((room) => ({ room, rank: rankOf(room, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.room.name.localeCompare(b.room.name))
    .slice(0, most)
    .map(({ room }) => ({ kind: 'room', room }));
}

export function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

function rankOf(room: RoomEntry, words: readonly string[]): number {
  const name = fold(room.name);
  const all = `${name} ${fold(room.description)}`;
  if (!words.every((word) => all.includes(word))) return 0;
  if (name.startsWith(words[0] ?? '')) return 3;
  return words.every((word) => name.includes(word)) ? 2 : 1;
}
