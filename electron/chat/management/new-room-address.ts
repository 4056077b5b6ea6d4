import type { ChatRoomSettings } from '#electron/model/room-settings.ts';

/**
 * What to try as a new room's local part: first what the name says, then that with something random. The address
 * of a secret room is all random: from one that can be guessed anybody could find out that there is something.
 */
export function addressFor({ name, privacy }: ChatRoomSettings, tries: number, random: string): string {
  if (privacy === 'Secret') return `room-${random}`;
  return tries === 0 ? slug(name) : `${slug(name)}-${random.slice(0, 8)}`;
}

/** The same with what our service gave: nobody else can find out whether there is a room at such an address. */
export function givenAddressFor({ name, privacy }: ChatRoomSettings, given: string): string {
  return `${privacy === 'Secret' ? 'room' : slug(name)}-${given}`;
}

/** The local part of an address that reminds of the name. */
export function slug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const joined = plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return [...joined].slice(0, 60).join('') || 'room';
}
