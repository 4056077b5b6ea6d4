import type { RoomAddress } from '../model/ids.ts';
import { bareJid } from '../stanza/jid.ts';

const outside = new Set(['http:', 'https:', 'mailto:']);

/** A link in the only forms that are ever opened, parsed and written anew; undefined for all others. */
export type Link =
  | { readonly kind: 'outside'; readonly url: string }
  | { readonly kind: 'room'; readonly room: RoomAddress };

/** Reads a link of the allowed kinds: http, https, mailto, and xmpp where it names a room (XEP-0147 `join`). */
export function readLink(text: string): Link | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) return undefined;
  if (outside.has(url.protocol)) return { kind: 'outside', url: url.href };
  if (url.protocol !== 'xmpp:' || !/^\?join(;|$)/.test(url.search)) return undefined;
  const room = bareJid(decode(url.pathname));
  return room?.includes('@') ? { kind: 'room', room } : undefined;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
