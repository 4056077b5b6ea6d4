import { writeForm } from '#electron/stanza/0004-form.ts';
import type { ResultSet } from '#electron/stanza/0059-rsm.ts';
import {
  type ArchiveRequest,
  archiveFilters,
  readArchiveRequest,
  writeArchiveEnd,
} from '#electron/stanza/0313-archive.ts';
import { searchFilters } from '#electron/stanza/0431-search.ts';
import { parseJid, writeBare } from '#electron/stanza/jid.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { writeInstant } from '#electron/stanza/values.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import type { RoomContext } from '../context.ts';
import { type Answer, answer, type Request, refuse } from '../request.ts';
import type { Room } from '../room.ts';
import { search } from '../search/search.ts';
import type { ArchivedMessage, ArchivePageRequest, ArchiveRange } from '../storage/archive-values.ts';
import { disclosure, result } from './archive-result.ts';
import { pageSize } from './page-size.ts';

/** A page of what was said (XEP-0313, 4), to those who may enter, whether they are in or not. */
export function queryArchive(context: RoomContext, room: Room, request: Request): Answer {
  const refusal = refuseReading(room, request);
  if (refusal) return refusal;
  const wanted = readArchiveRequest(request.stanza);
  if (!wanted) return refuse(request, 'bad-request', 'The question to the archive makes no sense.');
  const { after, before } = wanted.page;
  const unknown = [after, before].find((id) => id && !context.store.hasMessage(room.record.key, id));
  if (unknown) return refuse(request, 'item-not-found', 'The archive has no message of that id.');
  const range = rangeOf(room, wanted);
  if (!range) return refuse(request, 'bad-request', 'The archive is filtered by an address only.');
  if (wanted.search) return search(context, request, wanted, [room.address]);
  return givePage(context, room, request, wanted, range);
}

const filters = { ...archiveFilters, fields: [...archiveFilters.fields, ...searchFilters] };

/** The form that says what one can ask for (XEP-0313, 4.1.5). */
export function describeArchive(_context: RoomContext, room: Room, request: Request): Answer {
  return (
    refuseReading(room, request) ?? answer(request, xml('query', { xmlns: NS.archive }, writeForm(filters)))
  );
}

/** The first and the last message (XEP-0313, 4.4). */
export function tellArchiveBounds({ store }: RoomContext, room: Room, request: Request): Answer {
  const refusal = refuseReading(room, request);
  if (refusal) return refusal;
  const bounds = (['oldest', 'newest'] as const).map((from) => store.page(room.record.key, { from, max: 1 }));
  const tell = (name: string, message: ArchivedMessage | undefined): Element | undefined =>
    message && xml(name, { id: message.id, timestamp: writeInstant(message.storedAt) });
  const [start, end] = bounds.map(({ messages }) => messages[0]);
  const metadata = xml('metadata', { xmlns: NS.archive }, tell('start', start), tell('end', end));
  return answer(request, metadata);
}

function refuseReading(room: Room, request: Request): Answer | undefined {
  if (room.rights(request.account).CanReadHistory) return undefined;
  return refuse(request, 'forbidden', 'Only members can read what was said in this room.');
}

/** `with` is an occupant's address, or a real one where the room discloses it; undefined for anything else. */
function rangeOf(room: Room, { start, end, page, with: partner }: ArchiveRequest): ArchiveRange | undefined {
  const range = {
    ...(page.after && { after: page.after }),
    ...(page.before && { before: page.before }),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
  };
  if (partner === undefined) return range;
  const jid = parseJid(partner);
  if (!jid) return undefined;
  if (writeBare(jid) === room.address) return jid.resource ? { ...range, nickname: jid.resource } : range;
  return room.settings.nonAnonymous ? { ...range, author: writeBare(jid) } : undefined;
}

function givePage(
  context: RoomContext,
  room: Room,
  request: Request,
  wanted: ArchiveRequest,
  range: ArchiveRange,
): Answer {
  const { store } = context;
  const max = pageSize(wanted.page);
  const from = wanted.page.before === undefined ? 'oldest' : 'newest';
  const query: ArchivePageRequest = { ...range, from, max };
  const { messages, complete } =
    max === 0 ? { messages: [], complete: false } : store.page(room.record.key, query);
  const discloses = disclosure(room, request);
  const results = messages.flatMap((message) => result(request, message, wanted.queryId, discloses) ?? []);
  if (wanted.flipped) results.reverse();
  const end = writeArchiveEnd({ complete, set: bounds(context, room, range, messages) });
  return [...results, ...answer(request, end)];
}

/** Where the page lies in the whole, as if no page had been asked for (XEP-0059, 2.6). */
function bounds(
  { store }: RoomContext,
  room: Room,
  range: ArchiveRange,
  messages: readonly ArchivedMessage[],
): ResultSet {
  const { after: _after, before: _before, ...whole } = range;
  const { key } = room.record;
  const count = store.count(key, whole);
  const [first, last] = [messages[0], messages.at(-1)];
  if (!first || !last) return { count };
  return { first: first.id, index: store.count(key, { ...whole, before: first.id }), last: last.id, count };
}
