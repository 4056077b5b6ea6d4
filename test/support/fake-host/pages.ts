import type { Answer, Ask, MessageKey, StoredMessage } from '#electron/bridge/contract.ts';
import { BridgeFault } from '#renderer/bridge/bridge.ts';
import type { FakeHandlers } from '../fake-handlers.ts';
import type { FakeHoles } from './holes.ts';
import { mergedHistory } from './logical-rooms.ts';
import type { FakeTalk } from './talk.ts';

/** What was said, as a host in memory finds it. */
export function fakePages(talk: FakeTalk, holes: FakeHoles): Pick<FakeHandlers, 'messages.page'> {
  return {
    'messages.page': (ask) => {
      const rooms = ask.beside === undefined ? [ask.room] : [ask.room, ask.beside];
      for (const room of rooms) holes.fill({ ...ask, room });
      return pageOf(mergedHistory(talk, rooms), ask);
    },
  };
}

type From = Ask<'messages.page'>['from'];

function pageOf(all: readonly StoredMessage[], ask: Ask<'messages.page'>): Answer<'messages.page'> {
  const { from, limit } = ask;
  const place = placeIn(all, ask);
  if (place === null)
    throw new BridgeFault({ code: 'NoSuchNode', text: 'That message is not in this room.' });
  const index = place ?? ('key' in from ? indexOf(all, from.key) : all.length);
  const [start, end] = endsOf(from.at, index, limit);
  const messages = all.slice(Math.max(0, start), Math.max(0, end));
  const key = place === undefined ? undefined : all[place]?.key;
  return {
    messages,
    reachedStart: start <= 0,
    reachedEnd: end >= all.length,
    ...(key !== undefined && { place: key }),
  };
}

function endsOf(at: From['at'], index: number, limit: number): readonly [number, number] {
  if (at === 'newest' || at === 'before') return [index - limit, index];
  if (at === 'after') return [index + 1, index + 1 + limit];
  const half = Math.floor(limit / 2);
  return [index - half, Math.max(0, index - half) + limit];
}

/** The message that is named other than by its key; undefined for all other places, null where there is none. */
function placeIn(
  all: readonly StoredMessage[],
  { room, from }: Ask<'messages.page'>,
): number | null | undefined {
  const found = (fits: (message: StoredMessage) => boolean): number | null => {
    const at = all.findIndex(fits);
    return at < 0 ? null : at;
  };
  if (from.at === 'date') return found(({ sentAt }) => sentAt >= from.date) ?? all.length - 1;
  if (from.at === 'archive id')
    return found((message) => message.room === room && message.archiveId === from.archiveId);
  if (from.at === 'mention') return found(({ key, mentionsMe }) => mentionsMe && key > from.after);
  return undefined;
}

function indexOf(all: readonly StoredMessage[], key: MessageKey): number {
  let [from, to] = [0, all.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((all[middle]?.key ?? 0) < key) from = middle + 1;
    else to = middle;
  }
  return from;
}
