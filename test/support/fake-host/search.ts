import type { Answer, FoundMessage, MessageSearch, RoomCoverage } from '#electron/bridge/contract.ts';
import type { FakeHandlers } from '../fake-handlers.ts';
import type { FakeTalk } from './talk.ts';

type Names = 'messages.search' | 'messages.searchServer' | 'history.fetchAll' | 'history.stopFetching';

/** What the server of a host in memory finds. */
export type FoundOnServer = Pick<Answer<'messages.searchServer'>, 'hits' | 'until'>;

/** What can be found in a host in memory: whatever the newest of the first rooms hold. */
export function fakeSearch(talk: FakeTalk, server: () => FoundOnServer): Pick<FakeHandlers, Names> {
  const nameOf = (room: string): string => talk.rooms.get(room)?.name ?? '';
  const searched = ({ rooms }: MessageSearch) =>
    talk.directory
      .filter(({ address }) => talk.rooms.has(address) && (rooms?.includes(address) ?? true))
      .slice(0, 8);
  return {
    'messages.search': ({ search, limit }) => {
      const terms = termsOf(search.text);
      const rooms = searched(search);
      const all = rooms.flatMap(({ address }) => talk.history(address).slice(-2000));
      const fits = all.filter((message) => meets(message, search, terms));
      fits.sort((a, b) => b.key - a.key);
      const hits = fits.slice(0, limit).map((message) => ({ message, roomName: nameOf(message.room) }));
      const coverage = rooms.map(({ address }, index) => coverageOf(talk, address, index % 3 === 0));
      return { hits, more: fits.length > limit, terms, coverage };
    },
    'messages.searchServer': ({ search }) => {
      const rooms = searched(search).map(({ address }) => address);
      return { ...server(), limited: false, searched: rooms, unable: [] };
    },
    'history.fetchAll': () => ({}),
    'history.stopFetching': () => ({}),
  };
}

function coverageOf(talk: FakeTalk, room: string, complete: boolean): RoomCoverage {
  const messages = talk.history(room);
  const since = messages[0]?.sentAt;
  const name = talk.rooms.get(room)?.name ?? '';
  return { room, name, stored: messages.length, complete, ...(since !== undefined && { since }) };
}

function termsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function meets(message: FoundMessage, search: MessageSearch, terms: readonly string[]): boolean {
  const text = `${message.storyTitle ?? ''} ${message.text}`.toLowerCase();
  const { author, sentAt, importance, storyTitle, mentionsMe } = message;
  return [
    terms.length > 0 || Object.keys(search).length > 2,
    terms.every((term) => text.includes(term)),
    search.by === undefined || author.name.toLowerCase().includes(search.by.toLowerCase()),
    search.from === undefined || sentAt >= search.from,
    search.to === undefined || sentAt < search.to,
    search.importance === undefined || importance === search.importance,
    !search.story || storyTitle !== undefined,
    !search.hasLink || text.includes('http'),
    !search.mentionsMe || mentionsMe,
  ].every(Boolean);
}
