import type { Alert, AlertReason } from '../model/alert.ts';
import type { MessageKey, RoomAddress } from '../model/ids.ts';

/** A message that would have alerted, had its reader been here. */
export interface Missed {
  readonly room: RoomAddress;
  readonly key: MessageKey;
  readonly because: AlertReason;
}

/** The most pressing first. */
const kinds = [
  ['mentioned', 'mention of you', 'mentions of you'],
  ['important', 'important message', 'important messages'],
  ['keyword', 'message with a keyword', 'messages with keywords'],
  ['rule', 'message you asked to hear of', 'messages you asked to hear of'],
  ['feed', 'message of a feed', 'messages of feeds'],
  ['message', 'message', 'messages'],
] as const;

/**
 * One alert for all that came in an absence; it leads to the first message of the most pressing kind. It names no
 * room and nobody, so that it is the same outside the window. `companionOf`: two rooms that are shown as one count as one.
 */
export function summaryOf(
  missed: readonly Missed[],
  companionOf: (room: RoomAddress) => RoomAddress | undefined,
): Omit<Alert, 'shownByHost'> | undefined {
  const first = kinds
    .flatMap(([kind]) => missed.filter(({ because }) => because === kind).sort((a, b) => a.key - b.key))
    .at(0);
  if (!first) return undefined;
  const counted = kinds.flatMap(([kind, one, many]) => {
    const count = missed.filter(({ because }) => because === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const all = new Set(missed.map(({ room }) => room));
  const beside = new Set([...all].map(companionOf));
  const rooms = [...all].filter((room) => !beside.has(room)).length;
  const words = {
    title: 'While you were away',
    text: `${counted.join(', ')}, in ${rooms === 1 ? 'one room' : `${rooms} rooms`}`,
  };
  const important = missed.some(({ because }) => because === 'important');
  return {
    room: first.room,
    key: first.key,
    ...words,
    outside: words,
    because: 'absence',
    important,
    sound: false,
  };
}
