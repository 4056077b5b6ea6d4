import type { BareAddress } from '#electron/model/ids.ts';
import { readForm } from '#electron/stanza/0004-form.ts';
import { type ResultSetRequest, readResultSetRequest, writeResultSet } from '#electron/stanza/0059-rsm.ts';
import {
  type FoundChannel,
  readChannelSearch,
  writeChannelSearchForm,
  writeFoundChannels,
} from '#electron/stanza/0433-channel-search.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import type { Element } from '#electron/stanza/xml.ts';
import type { RoomContext } from '../context.ts';
import { type Answer, answer, type Request, refuse } from '../request.ts';
import type { RoomListing, RoomQuery } from '../storage/directory-values.ts';
import { queryOf } from './query.ts';

/** Rooms on a page where the asker does not say, and at most. */
const usualPage = 100;
const largestPage = 1000;
/** Rooms that are put in another order than that of their addresses. */
const mostSorted = 10_000;

/** Finds rooms in one request (XEP-0433): those that fit, of those that the asker may know of. */
export function searchRooms(context: RoomContext, request: Request, question: Element): Answer {
  if (!readForm(question)) return answer(request, writeChannelSearchForm());
  const search = readChannelSearch(question);
  if (!search)
    return refuse(request, 'bad-request', 'The search has a field with a value that means nothing.');
  const page = question.getChild('set', NS.rsm) ? readResultSetRequest(question) : {};
  if (!page) return refuse(request, 'bad-request', 'The page that is asked for makes no sense.');
  const query = queryOf(context, request.account, search);
  if (!query) return answer(request, writeFoundChannels([], writeResultSet({ count: 0 })));
  const found = search.order === 'nusers' ? byPeople(context, query, page) : byAddress(context, query, page);
  return answer(request, writeFound(context, request.account, found));
}

/** What a query finds in one page of at most `max`. */
interface Found {
  readonly rooms: readonly RoomListing[];
  readonly index: number;
  readonly count: number;
}

function byAddress({ store }: RoomContext, query: RoomQuery, page: ResultSetRequest): Found {
  const { after, before } = page;
  const max = sizeOf(page);
  const bounds = {
    ...(after && { after }),
    ...(before !== undefined && { before: before ?? '\u{10FFFF}' }),
    max,
  };
  const rooms = max === 0 ? [] : store.findRooms(query, bounds);
  const count = store.countFoundRooms(query);
  const first = rooms[0]?.address;
  const isStart = after === undefined && before === undefined;
  return { rooms, count, index: first && !isStart ? store.countFoundRooms(query, first) : 0 };
}

/** Most people first; a page goes on after the room that it names. */
function byPeople({ store, rooms }: RoomContext, query: RoomQuery, page: ResultSetRequest): Found {
  const people = new Map([...rooms.occupied].map((room) => [room.address, room.occupantCount]));
  const size = ({ address }: RoomListing): number => people.get(address) ?? 0;
  const all = store.findRooms(query, { max: mostSorted }).toSorted((one, other) => size(other) - size(one));
  const index = page.after ? all.findIndex(({ address }) => address === page.after) + 1 : 0;
  return { rooms: all.slice(index, index + sizeOf(page)), index, count: all.length };
}

function sizeOf({ max }: ResultSetRequest): number {
  return Math.min(max ?? usualPage, largestPage);
}

function writeFound(context: RoomContext, asker: BareAddress, { rooms, index, count }: Found): Element {
  const channels = rooms.flatMap(({ address }) => describe(context, asker, address) ?? []);
  const [first, last] = [rooms[0]?.address, rooms.at(-1)?.address];
  const bounds = first && last && { first, last, index };
  return writeFoundChannels(channels, writeResultSet({ ...bounds, count }));
}

function describe({ rooms }: RoomContext, asker: BareAddress, address: string): FoundChannel | undefined {
  const room = rooms.find(address);
  if (!room) return undefined;
  const { name, description, privacy, moderated, disabledBy } = room.settings;
  const { id: categoryId, name: category } = room.category;
  const permissions = room.rights(asker);
  const companion = permissions.CanJoin ? room.companion : undefined;
  const link = companion && { companion: companion.address };
  const facts = { privacy, categoryId, category, permissions, ...link };
  const disabled = disabledBy !== 'nobody';
  const behavior = moderated ? 'Auditorium' : 'Normal';
  return {
    address,
    name,
    description,
    occupants: room.occupantCount,
    room: { ...facts, behavior, disabled },
  };
}
