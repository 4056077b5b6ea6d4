import type { Timestamp } from '#electron/model/ids.ts';
import { type ArchiveRequest, writeArchiveEnd } from '#electron/stanza/0313-archive.ts';
import type { RoomContext } from '../context.ts';
import { disclosure, result } from '../messages/archive-result.ts';
import { isFirstPage, pageSize } from '../messages/page-size.ts';
import { type Answer, answer, type Outgoing, type Request } from '../request.ts';
import type { Room } from '../room.ts';
import type { FoundWords } from '../storage/archive-values.ts';
import type { RoomKey } from '../storage/room-values.ts';
import type { Walked } from './walk.ts';

interface Finding {
  readonly wanted: ArchiveRequest;
  /** Those that were searched. */
  readonly rooms: ReadonlyMap<RoomKey, Room>;
  readonly walked: Walked;
  /** What was said from then on was not. */
  readonly until: Timestamp | undefined;
}

/** A page of what was found, as of an archive (XEP-0313, 4), with how much there is of it and where. */
export function tellFound(
  context: RoomContext,
  request: Request,
  { wanted, rooms, walked: { found, counts, more }, until }: Finding,
): Answer {
  const { page, flipped } = wanted;
  const max = pageSize(page);
  const kept = found.slice(0, max);
  if (page.before !== undefined) kept.reverse();
  const results = kept.flatMap((one) => tell(context, request, rooms, one, wanted.queryId) ?? []);
  const ids = context.store.messagesAt([kept[0], kept.at(-1)].flatMap((one) => one?.id ?? []));
  const [first, last] = [ids[0]?.id, ids.at(-1)?.id];
  const counted = isFirstPage(page);
  const searched = [...rooms.values()].map((room) => ({
    room: room.address,
    ...(counted && { count: counts.get(room.record.key) ?? 0 }),
  }));
  const total = searched.reduce((sum, { count = 0 }) => sum + count, 0);
  const set = { ...(first && last && { first, last }), ...(counted && { count: total }) };
  const places = { rooms: searched, more: counted && more, ...(until !== undefined && { until }) };
  const end = { complete: found.length <= max, set, searched: places };
  if (flipped) results.reverse();
  return [...results, ...answer(request, writeArchiveEnd(end))];
}

function tell(
  { store }: RoomContext,
  request: Request,
  rooms: ReadonlyMap<RoomKey, Room>,
  { id, room: key }: FoundWords,
  queryId: string | undefined,
): Outgoing | undefined {
  const [message] = store.messagesAt([id]);
  const room = rooms.get(key);
  return room && message && result(request, message, queryId, disclosure(room, request));
}
