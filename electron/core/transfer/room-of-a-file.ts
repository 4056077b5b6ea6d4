import type { RoomFacts, StoredRoom } from '#electron/history/history.ts';
import { unknownRoom } from '../followed/room-facts.ts';
import { cut } from '../messages/shown.ts';
import type { ImportedRoom } from './read-import.ts';

/** A room that is known from a file: it promises nothing, and is entered by nobody who does not ask for it. */
export function archivedRoom({ room, name = '', description = '', secret }: ImportedRoom): RoomFacts {
  return {
    ...unknownRoom(room, name),
    description: cut(description),
    ...(secret && { privacy: 'Secret' }),
    // Nobody knows which service it was on, or whether there still is one.
    category: '',
    followed: false,
    imported: true,
  };
}

/** A file name that every system takes, whatever the room is called. */
export function exportName(rooms: readonly StoredRoom[], at: Date, ending: string): string {
  const [first] = rooms;
  const name = rooms.length === 1 && first ? first.name : 'Perch';
  const plain = name
    .replace(/[^\p{L}\p{N} _-]+/gu, ' ')
    .trim()
    .slice(0, 60);
  return `${plain || 'Perch'} ${at.toISOString().slice(0, 10)}.${ending}`;
}
