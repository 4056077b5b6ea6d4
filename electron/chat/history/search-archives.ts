import type { RoomAddress } from '#electron/model/ids.ts';
import type { Message } from '#electron/model/message.ts';
import type { Session } from '#electron/session/session.ts';
import type { ArchiveResult } from '#electron/stanza/0313-archive.ts';
import type { ArchivesSearched } from '#electron/stanza/0431-search.ts';
import { readInstant } from '#electron/stanza/values.ts';
import { type RoomView, readArchivedMessage } from '../room/message.ts';
import { askArchive } from './ask-archive.ts';
import type { ChatHistoryQueryOptions, ChatHistoryResult } from './history-values.ts';
import { limitOf, searchOf, stretchOf } from './search-options.ts';

/** Messages that one answer can hold. */
const largestPage = 250;

/** What came of all the pages that it took. */
interface Gathered {
  /** Undefined: what was found says nothing, or is of no room that was asked for. */
  readonly found: readonly (Message | undefined)[];
  readonly searched: ArchivesSearched | undefined;
  readonly continueFrom: string | undefined;
}

/** Where a search is put, and how what is found is read. */
export interface SearchPlace {
  readonly session: Session;
  /** A room, or a service that searches many. */
  readonly archive: string;
  /** Those that it goes over. */
  readonly rooms: readonly RoomAddress[];
  readonly viewOf: (room: RoomAddress) => RoomView;
}

/** Has the server search (XEP-0431; docs/protocol.md, "Searching archives"): a result for each room that it let in. */
export async function searchArchives(
  place: SearchPlace,
  options: ChatHistoryQueryOptions,
): Promise<readonly ChatHistoryResult[]> {
  const gathered = await gather(place, options);
  const messages = gathered.found.flatMap((message) => message ?? []);
  if (Boolean(options.searchOrderReversed) !== Boolean(options.sortOrderReversed)) messages.reverse();
  const { rooms = [], more = false, until } = gathered.searched ?? {};
  return rooms.map(({ room, count }) => {
    const here = messages.filter((message) => message.room === room);
    const isMore = gathered.continueFrom !== undefined && (count === undefined || count > here.length);
    return {
      room,
      messages: here,
      exceededServerLimit: isMore || more,
      ...(count !== undefined && { searchResultsCount: count }),
      ...(until !== undefined && { searchedUntil: until }),
      ...(isMore && { continueFrom: gathered.continueFrom }),
    };
  });
}

/** Page by page, in the order of the search. */
async function gather(place: SearchPlace, options: ChatHistoryQueryOptions): Promise<Gathered> {
  const { session, archive, rooms } = place;
  const limit = limitOf(options);
  const reversed = options.searchOrderReversed ?? false;
  const search = { ...searchOf(options), ...(rooms.includes(archive) ? {} : { rooms }) };
  const found: (Message | undefined)[] = [];
  const read = (result: ArchiveResult) => readFound(place, result);
  let searched: ArchivesSearched | undefined;
  let from = options.startingMessageId;
  for (;;) {
    const stretch = stretchOf(options, from, Math.min(limit - found.length, largestPage));
    const answer = await askArchive(session, archive, { ...stretch, search, flipped: reversed }, read);
    searched ??= answer.searched;
    found.push(...answer.results);
    const last = reversed ? answer.set.first : answer.set.last;
    if (answer.complete || last === undefined) return { found, searched, continueFrom: undefined };
    if (found.length >= limit) return { found, searched, continueFrom: last };
    from = last;
  }
}

/** Results of the service name their rooms: only such as were asked for count. */
function readFound({ rooms, viewOf }: SearchPlace, { id, forwarded }: ArchiveResult): Message | undefined {
  const from: unknown = forwarded.stanza.attrs.from;
  const room = rooms.find((one) => typeof from === 'string' && from.startsWith(`${one}/`));
  const stamp = readInstant(forwarded.stamp);
  if (room === undefined || stamp === undefined) return undefined;
  return readArchivedMessage(forwarded.stanza, viewOf(room), { id, stamp });
}
