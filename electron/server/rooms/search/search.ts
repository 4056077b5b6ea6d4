import type { RoomAddress, Timestamp } from '#electron/model/ids.ts';
import { writeForm } from '#electron/stanza/0004-form.ts';
import { type ArchiveRequest, archiveFilters, readArchiveRequest } from '#electron/stanza/0313-archive.ts';
import { type ArchiveSearch, searchFilters, searchRoomsFilter } from '#electron/stanza/0431-search.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { childText, xml } from '#electron/stanza/xml.ts';
import type { Chore } from '../chores.ts';
import type { RoomContext } from '../context.ts';
import { isFirstPage, pageSize } from '../messages/page-size.ts';
import { type Answer, answer, type Request, refuse, silence } from '../request.ts';
import type { Room } from '../room.ts';
import { boundsOf } from '../storage/archive-bounds.ts';
import { archiveTime } from '../storage/archive-ids.ts';
import type { FoundWords } from '../storage/archive-values.ts';
import type { RoomKey } from '../storage/room-values.ts';
import type { RoomStore } from '../storage/store.ts';
import { readStored } from '../storage/stored-stanza.ts';
import { tellFound } from './tell-found.ts';
import { type Walk, type Walked, walk } from './walk.ts';
import { hasTypedCase, matchExpression, type WordQuery } from './word-query.ts';

/** A search, as it was asked for. */
interface Searching {
  readonly wanted: ArchiveRequest;
  readonly search: ArchiveSearch;
  /** Where; those that the asker may not read count for nothing. */
  readonly addresses: readonly RoomAddress[];
}

/** Rooms and authors that one request can name. */
const mostRooms = 500;
const mostAuthors = 100;
/** Steps in which the index catches up with what was said last; after them it is searched as far as it is built. */
const mostIndexing = 50;
const indexedAtOnce = 100;
/** So many times rights may change under a search. */
const mostTries = 3;

/** The form that says what one can ask for (XEP-0313, 4.1.5). */
export function describeArchives(_context: RoomContext, request: Request): Answer {
  const fields = [...archiveFilters.fields, ...searchFilters, searchRoomsFilter];
  return answer(request, xml('query', { xmlns: NS.archive }, writeForm({ ...archiveFilters, fields })));
}

/** Many archives at once, by those who may read them (docs/protocol.md, "Searching archives"). */
export function searchArchives(context: RoomContext, request: Request): Answer {
  const wanted = readArchiveRequest(request.stanza);
  const named = wanted?.search?.rooms;
  if (!wanted || !named) return refuse(request, 'bad-request', 'Name the rooms to be searched.');
  if (named.length > mostRooms) {
    return refuse(request, 'policy-violation', `One search goes over ${mostRooms} rooms at most.`);
  }
  const addresses = [...new Set(named.flatMap((one) => bareJid(one) ?? []))];
  return search(context, request, wanted, addresses);
}

/** `addresses`: the rooms that it goes over, as far as the asker may read them. */
export function search(
  context: RoomContext,
  request: Request,
  wanted: ArchiveRequest,
  addresses: readonly RoomAddress[],
): Answer {
  const { search = {}, with: partner } = wanted;
  if ((search.authors ?? []).length > mostAuthors) {
    return refuse(request, 'policy-violation', `One search names ${mostAuthors} authors at most.`);
  }
  if (partner !== undefined) return refuse(request, 'bad-request', 'A search names its authors by “author”.');
  return context.chores.add(request, steps(context, request, { wanted, search, addresses }));
}

function* steps(context: RoomContext, request: Request, searching: Searching): Chore {
  const { wanted } = searching;
  const until = yield* catchUp(context.store, wanted);
  for (let left = mostTries; left > 0; left -= 1) {
    const rooms = readable(context, request, searching);
    const walking = walkOf(context, request, searching, rooms);
    const walked = walking ? yield* quietly(walk(context.store, walking)) : nothing;
    // Who may read less than at the beginning is told nothing of what they may not read any more.
    const now = readable(context, request, searching);
    if (sameKeys(rooms, now)) return tellFound(context, request, { wanted, rooms: now, walked, until });
  }
  return refuse(request, 'resource-constraint', 'What you may read has changed meanwhile: search again.', {
    code: 'LimitExceeded',
  });
}

/** Undefined where the index has come to hold all that is wanted; else from when on it holds nothing yet. */
function* catchUp(store: RoomStore, { end }: ArchiveRequest): Generator<Answer, Timestamp | undefined, void> {
  for (let left = mostIndexing; !store.index(indexedAtOnce); left -= 1) {
    if (left === 0) {
      const until = archiveTime(store.wordVolumes().at(-1)?.last ?? 0);
      // To the minute: when exactly somebody said something in whatever room is nobody's business.
      return end !== undefined && end < until ? undefined : until - (until % 60_000);
    }
    yield silence;
  }
  return undefined;
}

const nothing: Walked = { found: [], counts: new Map(), more: false };

function* quietly<T>(steps: Generator<void, T, void>): Generator<Answer, T, void> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    yield silence;
  }
}

/** The rooms that are searched; to somebody who looks for authors only those that tell whose their messages are. */
function readable(
  { rooms }: RoomContext,
  { account }: Request,
  { addresses, search }: Searching,
): ReadonlyMap<RoomKey, Room> {
  const found = addresses.flatMap((address) => rooms.find(address) ?? []);
  const may = (room: Room): boolean =>
    room.rights(account).CanReadHistory && (!search.authors || room.settings.nonAnonymous);
  return new Map(found.filter(may).map((room) => [room.record.key, room]));
}

function walkOf(
  { store }: RoomContext,
  request: Request,
  { wanted, search }: Searching,
  rooms: ReadonlyMap<RoomKey, Room>,
): Walk | undefined {
  const { start, end, page } = wanted;
  const keys = [...rooms.keys()];
  const query: WordQuery = {
    rooms: keys,
    text: search.text ?? '',
    wording: search.words ?? 'all',
    authors: search.authors?.flatMap((one) => bareJid(one) ?? []),
    traits: search.traits ?? [],
    asker: request.account,
  };
  const match = matchExpression(query);
  if (match === undefined || keys.length === 0) return undefined;
  const range = {
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(page.after && { after: page.after }),
    ...(page.before && { before: page.before }),
  };
  return {
    match,
    rooms: keys,
    from: page.before === undefined ? 'oldest' : 'newest',
    ...boundsOf(range),
    max: pageSize(page),
    counts: isFirstPage(page),
    ...(search.caseSensitive && { fits: (found) => hasTypedCase(query, textOf(store, found)) }),
  };
}

/** As people read it. */
function textOf(store: RoomStore, { id }: FoundWords): string {
  const [message] = store.messagesAt([id]);
  const stanza = message && readStored(message);
  return [stanza && childText(stanza, 'subject'), stanza && childText(stanza, 'body')].join('\n');
}

function sameKeys(one: ReadonlyMap<RoomKey, Room>, other: ReadonlyMap<RoomKey, Room>): boolean {
  return one.size === other.size && [...one.keys()].every((key) => other.has(key));
}
