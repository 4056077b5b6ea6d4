import { NS } from './namespaces.ts';
import { readBoolean } from './values.ts';
import { Element, elements, xml } from './xml.ts';

/** A room on the person's own list; the id of its PEP item is the room's address (XEP-0402). */
export interface Bookmark {
  readonly room: string;
  readonly name?: string;
  readonly autojoin: boolean;
  readonly nick?: string;
  /** What others put there: kept as it is when the bookmark is written again (XEP-0402, 3.1). */
  readonly extensions?: Element;
  /** The element that it was read from: what it has beside these, such as a password, is written again as well. */
  readonly kept?: Element;
}

export function readBookmark(room: string, conference: Element): Bookmark | undefined {
  if (!conference.is('conference', NS.bookmarks)) return undefined;
  const { name, autojoin } = conference.attrs;
  const nick = conference.getChild('nick', NS.bookmarks)?.text();
  const extensions = conference.getChild('extensions', NS.bookmarks);
  return {
    room,
    ...(name && { name }),
    autojoin: readBoolean(autojoin) === true,
    ...(nick && { nick }),
    ...(extensions && { extensions }),
    kept: conference,
  };
}

export function writeBookmark(bookmark: Omit<Bookmark, 'room'>): Element {
  const { name, autojoin, nick, extensions, kept } = bookmark;
  const { name: _, autojoin: _before, ...others } = kept?.attrs ?? {};
  const attributes = { ...others, xmlns: NS.bookmarks, name, autojoin: autojoin ? 'true' : undefined };
  const conference = xml('conference', attributes, nick !== undefined && xml('nick', {}, nick));
  for (const child of kept ? elements(kept) : []) {
    if (!isRead(child)) conference.append(child);
  }
  if (extensions) conference.append(extensions);
  return conference;
}

function isRead(child: Element): boolean {
  return child.is('nick', NS.bookmarks) || child.is('extensions', NS.bookmarks);
}

/** The same extensions with one element in place of those of this name, or without; all others stay. */
export function replaceExtension(
  extensions: Element | undefined,
  { name, namespace }: { readonly name: string; readonly namespace: string },
  replacement: Element | undefined,
): Element | undefined {
  const result = new Element('extensions', { ...extensions?.attrs, xmlns: NS.bookmarks });
  for (const child of extensions ? elements(extensions) : []) {
    if (!child.is(name, namespace)) result.append(child);
  }
  if (replacement) result.append(replacement);
  return elements(result).length === 0 ? undefined : result;
}
