import type { Answer, Ask, MessageKey, StoredMessage } from '#electron/bridge/contract.ts';
import type { FakeHandlers } from '../fake-handlers.ts';
import type { FakeTalk } from './talk.ts';

/** What was said, as a host in memory finds it. */
export function fakePages(talk: FakeTalk): Pick<FakeHandlers, 'messages.page' | 'messages.search'> {
  const found = (message: StoredMessage) => ({
    message,
    roomName: talk.rooms.get(message.room)?.name ?? '',
  });
  return {
    'messages.page': ({ room, from, limit }) => pageOf(talk.history(room), from, limit),
    'messages.search': ({ text, limit }) => {
      const all = talk.directory.slice(0, 8).flatMap(({ address }) => talk.history(address).slice(-2000));
      const words = text.toLowerCase().split(/\s+/);
      const hits = all.filter((message) => words.every((word) => message.text.toLowerCase().includes(word)));
      hits.sort((a, b) => b.key - a.key);
      return { hits: hits.slice(0, limit).map(found) };
    },
  };
}

function pageOf(
  all: readonly StoredMessage[],
  from: Ask<'messages.page'>['from'],
  limit: number,
): Answer<'messages.page'> {
  const index = from.at === 'newest' ? all.length : indexOf(all, from.key);
  const start = {
    newest: all.length - limit,
    before: index - limit,
    after: index + 1,
    around: index - Math.floor(limit / 2),
  }[from.at];
  const end = from.at === 'before' ? index : Math.max(0, start) + limit;
  const messages = all.slice(Math.max(0, start), Math.max(0, end));
  return { messages, reachedStart: start <= 0, reachedEnd: end >= all.length };
}

function indexOf(all: readonly StoredMessage[], key: MessageKey): number {
  const index = all.findIndex((message) => message.key >= key);
  return index < 0 ? all.length : index;
}
