import type { ArchiveId, RoomAddress } from '../ids.ts';

/** What an `xmpp:` address of a room says: the room, and the message in it if it names one. */
export interface RoomLink {
  readonly room: RoomAddress;
  readonly archiveId?: ArchiveId;
}

const longestId = 1024;

/**
 * The address of a room (RFC 5122; XEP-0147 `join`), or of a message in it. No standard names a message: the key
 * is ours (docs/protocol.md), called after what it holds (XEP-0359); whoever does not know it opens the room.
 */
export function writeRoomLink({ room, archiveId }: RoomLink): string {
  const [local = '', domain = ''] = room.split('@');
  const message = archiveId === undefined ? '' : `;stanza-id=${encodeURIComponent(archiveId)}`;
  return `xmpp:${encodeURIComponent(local)}@${domain}?join${message}`;
}

/** Undefined where it asks to join nothing. The room is as it was written, not prepared (RFC 7622). */
export function readRoomLink({ protocol, pathname, search }: URL): RoomLink | undefined {
  if (protocol !== 'xmpp:' || !/^\?join(;|$)/.test(search)) return undefined;
  const room = decoded(pathname);
  if (!/^[^@\s]+@[^@\s]+$/.test(room)) return undefined;
  const id = decoded(/;stanza-id=([^;]*)/.exec(search)?.[1] ?? '').toWellFormed();
  return id === '' || id.length > longestId ? { room } : { room, archiveId: id };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
