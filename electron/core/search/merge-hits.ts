import type { ChatHistoryResult, Message } from '#electron/chat/index.ts';
import type { History } from '#electron/history/history.ts';
import type { Account } from '#electron/model/account.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { MessageSearch, SearchHit, ServerSearchAnswer } from '#electron/model/search.ts';
import { fold } from '#electron/model/text/fold.ts';
import { mentions } from '#electron/model/text/names.ts';
import type { RoomList } from '../followed/room-list.ts';
import { shown } from '../messages/shown.ts';

/** What the server said to a search. */
export interface FromServer {
  readonly search: MessageSearch;
  readonly limit: number;
  /** Those that were to be searched. */
  readonly rooms: readonly RoomAddress[];
  readonly results: readonly ChatHistoryResult[];
}

export interface MergeNeeds {
  readonly history: Pick<History, 'find'> & { readonly keeping: Pick<History['keeping'], 'isTakenBack'> };
  readonly rooms: Pick<RoomList, 'get'>;
  readonly account: Pick<Account, 'address' | 'displayName'>;
}

/** What the server found beyond what this device holds already, newest first, and what it could not search. */
export function mergeHits(
  { history, rooms: list, account }: MergeNeeds,
  { search, limit, rooms, results }: FromServer,
): ServerSearchAnswer {
  const fits = isBy(search.by);
  const found = results.flatMap(({ messages }) => messages).filter(fits);
  const unknown = found.filter(
    (message) =>
      !history.find(message.room, message.archiveId ?? '') && !history.keeping.isTakenBack(message),
  );
  const newest = unknown.toSorted((one, other) => other.sentAt - one.sentAt).slice(0, limit);
  const names = [account.displayName, account.address.split('@')[0] ?? ''];
  const hits = shown(newest).map((message): SearchHit => {
    const mentionsMe = isMentioned(message, account.address) || mentions(message.text, names);
    return { message: { ...message, mentionsMe }, roomName: list.get(message.room)?.name ?? message.room };
  });
  const searched = results.map(({ room }) => room);
  const counts = results.map(({ searchResultsCount }) => searchResultsCount);
  const ends = results.flatMap(({ searchedUntil = [] }) => searchedUntil);
  // The server was not asked for letters of a name: its counts are of more.
  const isCounted = search.by === undefined && counts.every((count) => count !== undefined);
  return {
    hits,
    limited: unknown.length > limit || results.some(({ exceededServerLimit }) => exceededServerLimit),
    ...(isCounted && { total: counts.reduce((sum, count = 0) => sum + count, 0) }),
    searched,
    ...(ends.length > 0 && { until: Math.min(...ends) }),
    unable: rooms
      .filter((room) => !searched.includes(room))
      .map((room) => ({ room, reason: 'The server does not let you search what this room keeps.' })),
  };
}

function isMentioned({ mentions: named = [] }: Message, own: string): boolean {
  return named.some(({ address }) => address === own);
}

function isBy(letters: string | undefined): (message: Message) => boolean {
  const wanted = fold(letters ?? '');
  return ({ author }) => [author.name, author.id].some((one) => fold(one).includes(wanted));
}
