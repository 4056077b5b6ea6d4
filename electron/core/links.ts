import type { ArchiveId, RoomAddress } from '../model/ids.ts';
import { readRoomLink } from '../model/text/room-link.ts';
import { bareJid } from '../stanza/jid.ts';

/** RFC 6068, 2. Anything else is the mail program's own, such as the attaching of files. */
const mailFields = ['to', 'cc', 'subject', 'body', 'in-reply-to'];

/** A link in the only forms that are ever opened, parsed and written anew; undefined for all others. */
export type Link =
  | { readonly kind: 'outside'; readonly url: string }
  | { readonly kind: 'room'; readonly room: RoomAddress; readonly archiveId?: ArchiveId }
  /** Into a server; whether it is whole is said by who reads it. */
  | { readonly kind: 'invitation' };

/**
 * Reads a link of the allowed kinds: http, https, mailto, and xmpp where it names a room (XEP-0147 `join`) or a
 * message in one, or invites into a server (`register`, XEP-0401).
 */
export function readLink(text: string): Link | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) return undefined;
  if (url.protocol === 'mailto:') return { kind: 'outside', url: mailTo(url) };
  if (url.protocol === 'http:' || url.protocol === 'https:') return webLink(url);
  if (url.protocol === 'xmpp:' && /^\?register(;|$)/.test(url.search)) {
    return { kind: 'invitation' };
  }
  const link = readRoomLink(url);
  const room = link && bareJid(link.room);
  return room?.includes('@') ? { kind: 'room', ...link, room } : undefined;
}

/** A name before the host is how an address pretends to lead elsewhere. */
function webLink(url: URL): Link | undefined {
  if (url.username !== '' || url.password !== '') return undefined;
  return { kind: 'outside', url: url.href };
}

function mailTo(url: URL): string {
  const fields = url.search.slice(1).split('&');
  const kept = fields.filter((field) => mailFields.includes(field.replace(/=.*/s, '').toLowerCase()));
  return `mailto:${url.pathname}${kept.length > 0 ? `?${kept.join('&')}` : ''}`;
}
