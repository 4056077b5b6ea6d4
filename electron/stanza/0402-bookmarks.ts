import { NS } from './namespaces.ts';
import { readBoolean } from './values.ts';
import { type Element, xml } from './xml.ts';

/** A room on the person's own list; the id of its PEP item is the room's address (XEP-0402). */
export interface Bookmark {
  readonly room: string;
  readonly name?: string;
  readonly autojoin: boolean;
  readonly nick?: string;
  /** What others put there: kept as it is when the bookmark is written again (XEP-0402, 3.1). */
  readonly extensions?: Element;
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
  };
}

export function writeBookmark(bookmark: Omit<Bookmark, 'room'>): Element {
  const { name, autojoin, nick, extensions } = bookmark;
  return xml(
    'conference',
    { xmlns: NS.bookmarks, name, autojoin: autojoin ? 'true' : undefined },
    nick !== undefined && xml('nick', {}, nick),
    extensions,
  );
}
