import type { ArchiveId, RoomAddress } from '#electron/model/ids.ts';
import { childText } from '#electron/stanza/xml.ts';
import type { RoomContext } from '../context.ts';
import type { Answer, Outgoing } from '../request.ts';
import type { Room } from '../room.ts';
import type { ArchivedMessage, ArchiveRange } from '../storage/archive-values.ts';
import { readStored } from '../storage/stored-stanza.ts';
import { takeOut } from './take-out.ts';

interface Removal {
  readonly range: ArchiveRange;
  readonly matches: (text: string) => boolean;
  /** What stands there instead; nothing where it is absent. */
  readonly replacement: string | undefined;
}

interface Removed {
  readonly count: number;
  readonly isMore: boolean;
}

/** What one command takes away before it is answered: some seconds' worth. */
export const removedByOne = 10_000;
/** Messages that are looked at, and such as are taken out, in one step. */
const readAtOnce = 250;
export const removedAtOnce = 10;

/**
 * Takes texts out of a room's archive, for good, and tells those who are in it. Answers how many, up to a bound, and whether there is more; what is said meanwhile is left alone.
 */
export function* removeMessages(
  context: RoomContext,
  room: RoomAddress,
  removal: Removal,
): Generator<Answer, Removed, void> {
  let count = 0;
  let at: Place | undefined = beginning(context, room, removal);
  while (at !== undefined && count < removedByOne) {
    const step: Step = removeSome(context, room, removal, at);
    count += step.count;
    at = step.next;
    yield step.told;
  }
  return { count, isMore: at !== undefined };
}

/** How far a removal has come: it is behind `after`, and ends with `until`. */
interface Place {
  readonly after?: ArchiveId;
  readonly until: ArchiveId;
}

interface Step {
  readonly told: Answer;
  readonly count: number;
  readonly next: Place | undefined;
}

function beginning(
  { store, rooms }: RoomContext,
  address: RoomAddress,
  { range }: Removal,
): Place | undefined {
  const room = rooms.find(address);
  const newest = room && store.page(room.record.key, { ...range, from: 'newest', max: 1 }).messages[0];
  return newest && { until: newest.id };
}

/** Up to the next that nobody looked at, or until so many are taken out. */
function removeSome(
  context: RoomContext,
  address: RoomAddress,
  removal: Removal,
  { after, until }: Place,
): Step {
  const room = context.rooms.find(address);
  if (!room) return { told: [], count: 0, next: undefined };
  const range = { ...removal.range, ...(after !== undefined && { after }) };
  const query = { ...range, kind: 'text', from: 'oldest', max: readAtOnce } as const;
  const { messages, complete } = context.store.page(room.record.key, query);
  const told: Outgoing[] = [];
  for (const message of messages) {
    if (message.id > until) return { told, count: told.length, next: undefined };
    told.push(...replace(context, room, message, removal));
    if (told.length === removedAtOnce)
      return { told, count: told.length, next: { after: message.id, until } };
  }
  const last = messages.at(-1);
  return { told, count: told.length, next: complete || !last ? undefined : { after: last.id, until } };
}

function replace(context: RoomContext, room: Room, message: ArchivedMessage, removal: Removal): Answer {
  const stanza = readStored(message);
  const texts = stanza && [childText(stanza, 'subject'), childText(stanza, 'body')];
  if (!stanza || !texts || !removal.matches(texts.join(' '))) return [];
  const { replacement } = removal;
  // Whoever runs it again goes on behind what is replaced already.
  if (replacement !== undefined && childText(stanza, 'body') === replacement) return [];
  return takeOut(context, room, message.id, stanza, { replacement });
}
