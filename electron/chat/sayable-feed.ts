import { speakable } from '#electron/stanza/speakable.ts';
import { FaultError } from '../model/fault.ts';
import type { FeedMatch, FeedWish } from '../model/feed.ts';
import { bareJid } from '../stanza/jid.ts';
import { speakableLine } from './speakable.ts';

/** What is wished of a feed, as it can be sent. Throws InvalidArgument where a room has no address of one. */
export function sayableWish<W extends Partial<FeedWish>>(wish: W): W {
  const { name, match } = wish;
  return {
    ...wish,
    ...(name !== undefined && { name: speakableLine(name) }),
    ...(match !== undefined && { match: sayableMatch(match) }),
  };
}

export function sayableMatch(match: FeedMatch): FeedMatch {
  const { text, rooms, authors, by } = match;
  return {
    ...match,
    text: speakable(text),
    ...(rooms && { rooms: [...new Set(rooms.map(roomAddress))] }),
    ...(authors && { authors: [...new Set(authors.map(speakable))] }),
    ...(by !== undefined && { by: speakableLine(by) }),
  };
}

function roomAddress(text: string): string {
  const room = bareJid(text);
  if (room?.includes('@')) return room;
  throw new FaultError('InvalidArgument', 'This is no address of a room.', { field: 'match' });
}
