/** A piece of a message: plain text, or a link of an allowed kind, written anew. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string };

const allowed = new Set(['http:', 'https:', 'mailto:', 'xmpp:']);
const candidate = /\b(?:https?:\/\/|mailto:|xmpp:|www\.)[^\s<>"'`“”‘’«»‹›\p{Cc}\p{Cf}]{1,2100}/giu;
const longest = 2048;
const mostLinks = 200;

/** Splits text into pieces whose texts make up the whole again. Nothing is ever taken for markup. */
export function linkify(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(candidate)) {
    const shown = withoutTail(match[0]);
    const url = urlOf(shown);
    if (!url) continue;
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    pieces.push({ kind: 'link', text: shown, url });
    end = match.index + shown.length;
    if (pieces.length > mostLinks) break;
  }
  if (end < text.length || pieces.length === 0) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}

/** Parsed and written anew, or undefined where it is no address of an allowed kind. */
function urlOf(shown: string): string | undefined {
  if (shown.length > longest) return undefined;
  const url = URL.parse(/^www\./i.test(shown) ? `https://${shown}` : shown);
  if (!url || !allowed.has(url.protocol)) return undefined;
  const web = url.protocol.startsWith('http');
  // A name before the host is how a link pretends to lead elsewhere.
  if (web && (url.hostname === '' || url.username !== '' || url.password !== '')) return undefined;
  return web || url.pathname !== '' ? url.href : undefined;
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
