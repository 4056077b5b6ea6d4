import type { Found } from './found.ts';
import type { MessagePart } from './message-part.ts';
import { type RoomLink, readRoomLink } from './room-link.ts';

const allowed = new Set(['http:', 'https:', 'mailto:', 'xmpp:']);
const candidate =
  /(?<![\p{L}\p{N}])(?:https?:\/\/|mailto:|xmpp:|www\.)[^\s<>"'`“”‘’«»‹›\p{Cc}\p{Cf}]{1,2100}/giu;
const longest = 2048;
const most = 200;

/** Addresses of the allowed kinds, as they stand in a text, parsed and written anew. */
export function findLinks(text: string): readonly Found[] {
  const links: Found[] = [];
  for (const match of text.matchAll(candidate)) {
    const shown = withoutTail(match[0]);
    const part = linkOf(shown);
    if (part) links.push({ from: match.index, to: match.index + shown.length, part });
    if (links.length === most) break;
  }
  return links;
}

/** Undefined where it is no address of an allowed kind. */
function linkOf(text: string): MessagePart | undefined {
  if (text.length > longest) return undefined;
  const url = URL.parse(/^www\./i.test(text) ? `https://${text}` : text);
  if (!url || !allowed.has(url.protocol)) return undefined;
  const web = url.protocol.startsWith('http');
  // A name before the host is how a link pretends to lead elsewhere.
  if (web && (url.hostname === '' || url.username !== '' || url.password !== '')) return undefined;
  if (!web && url.pathname === '') return undefined;
  const link = roomOf(url);
  return link === undefined
    ? { kind: 'hyperlink', text, uri: url.href }
    : { kind: 'room link', text, ...link };
}

function roomOf(url: URL): RoomLink | undefined {
  const link = readRoomLink(url);
  const room = link?.room.toLowerCase();
  return link && room && !room.includes('/') ? { ...link, room } : undefined;
}

/** Punctuation at the end belongs to the sentence; a closing bracket too, unless the link opened it. */
function withoutTail(found: string): string {
  let link = found;
  for (;;) {
    const last = link.at(-1) ?? '';
    const open = { ')': '(', ']': '[', '}': '{' }[last];
    const unopened = open !== undefined && count(link, last) > count(link, open);
    if (last === '' || (!unopened && !'.,;:!?…*_~'.includes(last))) return link;
    link = link.slice(0, -1);
  }
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}
