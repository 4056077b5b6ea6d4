import type { Mention } from '../model/text/message-part.ts';
import { bareJid } from './jid.ts';
import { NS } from './namespaces.ts';
import { readCount } from './values.ts';
import { type Element, xml } from './xml.ts';

/** Beyond this somebody wants to be noticed by everybody. */
const most = 100;
/** A name that is longer is none: nobody turns a whole message into one. In UTF-16 units. */
const longestName = 256;
/** What is meant by signs that nobody sees would alert without a cause that can be found. */
const readable = /[\p{L}\p{N}]/u;

/**
 * Who is mentioned in the text of a message (XEP-0372, 3.2). There places are code points (XEP-0426), here UTF-16
 * units; what lies beyond the text, names nobody,
 * or is no name that can be read, is left out. Whether it is true whom a sender meant is not to be known.
 */
export function readMentions(message: Element, text: string): readonly Mention[] {
  const references = message.getChildren('reference', NS.references).slice(0, most);
  if (references.length === 0) return [];
  const units = unitsOf(text);
  return references.flatMap(({ attrs: { type, uri, anchor, begin, end } }) => {
    const address = type === 'mention' && anchor === undefined ? addressIn(uri) : undefined;
    const [from, to] = [units[readCount(begin) ?? -1], units[readCount(end) ?? -1]];
    if (address === undefined || from === undefined || to === undefined) return [];
    if (to - from > longestName || !readable.test(text.slice(from, to))) return [];
    return [{ begin: from, end: to, address }];
  });
}

export function writeMentions(mentions: readonly Mention[], text: string): readonly Element[] {
  const points = (units: number): number => [...text.slice(0, units)].length;
  return mentions.slice(0, most).map(({ begin, end, address }) =>
    xml('reference', {
      xmlns: NS.references,
      type: 'mention',
      begin: points(begin),
      end: points(end),
      uri: `xmpp:${encodeURI(address).replace(/[?#]/g, encodeURIComponent)}`,
    }),
  );
}

/** Where each code point begins, and where the last one ends. */
function unitsOf(text: string): readonly number[] {
  const units = [0];
  let at = 0;
  for (const point of text) {
    at += point.length;
    units.push(at);
  }
  return units;
}

/** The bare address in an `xmpp:` URI (RFC 5122). */
function addressIn(uri: unknown): string | undefined {
  const path = typeof uri === 'string' ? /^xmpp:([^?#]+)/i.exec(uri)?.[1] : undefined;
  if (path === undefined) return undefined;
  try {
    return bareJid(decodeURIComponent(path));
  } catch {
    return undefined;
  }
}
