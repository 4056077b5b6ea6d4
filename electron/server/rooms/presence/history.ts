import type { HistoryRequest } from '#electron/stanza/0045-muc.ts';
import { writeDelay } from '#electron/stanza/0203-delay.ts';
import { writeStanzaId } from '#electron/stanza/0359-ids.ts';
import type { RoomContext } from '../context.ts';
import type { Answer, Outgoing } from '../request.ts';
import type { Room } from '../room.ts';
import type { ArchivedMessage } from '../storage/archive-values.ts';
import { readStored } from '../storage/stored-stanza.ts';

/** Messages for those who do not say how many they want, and the most that anybody gets. */
const usual = 20;
const most = 100;

/** What was said last, oldest first, as much as the newcomer asked for (XEP-0045, 7.2.13). */
export function recentHistory(
  context: RoomContext,
  room: Room,
  wanted: HistoryRequest,
  to: readonly string[],
): Answer {
  const max = Math.min(wanted.maxStanzas ?? usual, most);
  if (max === 0 || wanted.maxChars === 0 || !room.isArchived) return [];
  const since = Math.max(
    wanted.since ?? 0,
    wanted.seconds === undefined ? 0 : context.clock() - wanted.seconds * 1000,
  );
  const range = { start: since, kind: 'text', from: 'newest', max } as const;
  const { messages } = context.store.page(room.record.key, range);
  return within(
    messages.flatMap((message) => replay(room, message, to) ?? []),
    wanted.maxChars,
  );
}

function replay(room: Room, message: ArchivedMessage, to: readonly string[]): Outgoing | undefined {
  const stanza = readStored(message);
  if (!stanza) return undefined;
  const from = room.address;
  stanza.append(writeStanzaId(message.id, from), writeDelay({ from, stamp: message.storedAt }));
  return { stanza, to };
}

/** The newest stanzas that together have no more characters (XEP-0045 counts the whole XML). */
function within(newestLast: Answer, maxChars = Number.POSITIVE_INFINITY): Answer {
  let left = maxChars;
  const first = newestLast.findLastIndex(({ stanza }) => {
    left -= stanza.toString().length;
    return left < 0;
  });
  return newestLast.slice(first + 1);
}
