import type { Fault, MessageKey, MessagePage, OriginId, RoomAddress, StoredMessage } from './facts.ts';

/** The stretch of one room's history that the page holds, oldest first. */
export interface TimelineWindow {
  readonly messages: readonly StoredMessage[];
  readonly reachedStart: boolean;
  readonly reachedEnd: boolean;
  /** Why older messages, which exist on the server, could not be fetched. */
  readonly older: Fault | null;
}

export const emptyWindow: TimelineWindow = {
  messages: [],
  reachedStart: false,
  reachedEnd: false,
  older: null,
};

/** At most so many messages are held; far ones are dropped, and fetched again when somebody goes there. */
export const most = 3000;
/** Who follows the newest holds only these: every one of them costs with every message that comes. */
export const mostFollowed = 600;

export function windowOf(page: MessagePage): TimelineWindow {
  const { messages, reachedStart, reachedEnd, older = null } = page;
  return { messages, reachedStart, reachedEnd, older };
}

/** A page from before the first message that is held. */
export function prepend(
  held: TimelineWindow,
  page: Omit<MessagePage, 'place'>,
  limit: number = most,
): TimelineWindow {
  const messages = [...before(page.messages, held.messages[0]?.key), ...held.messages];
  const kept = messages.slice(0, limit);
  const reachedEnd = held.reachedEnd && kept.length === messages.length;
  return windowOf({ ...page, messages: kept, reachedEnd });
}

/** A page from after the last message that is held. */
export function append(
  held: TimelineWindow,
  page: Pick<MessagePage, 'messages' | 'reachedEnd'>,
  limit: number = most,
): TimelineWindow {
  const newer = after(page.messages, held.messages.at(-1)?.key);
  return trimStart({ ...held, messages: [...held.messages, ...newer], reachedEnd: page.reachedEnd }, limit);
}

/**
 * Messages that were stored just now. Those between what is held find their place; those beyond an end that was
 * not reached belong to pages that will be asked for.
 */
export function receive(
  held: TimelineWindow,
  stored: readonly StoredMessage[],
  limit: number = most,
): TimelineWindow {
  const first = held.messages[0]?.key ?? (held.reachedStart ? 0 : Number.POSITIVE_INFINITY);
  const last = held.messages.at(-1)?.key ?? 0;
  const fitting = stored.filter(
    ({ key }) =>
      (held.reachedEnd || key <= last) && (held.reachedStart || held.messages.length === 0 || key >= first),
  );
  if (fitting.length === 0) return held;
  return trimStart({ ...held, messages: merge(held.messages, fitting) }, limit);
}

/** What is held but for one room's messages. */
export function without({ messages }: TimelineWindow, room: RoomAddress): Pick<TimelineWindow, 'messages'> {
  return { messages: messages.filter((message) => message.room !== room) };
}

/** The own message that this outbox row became is held already. */
export function holdsOrigin(messages: readonly StoredMessage[], originId: OriginId): boolean {
  return messages.some((message) => message.own && message.originId === originId);
}

function trimStart(held: TimelineWindow, limit: number): TimelineWindow {
  const excess = held.messages.length - limit;
  // A quarter at a time, so that a busy room does not move its beginning with every message.
  if (excess <= 0) return held;
  return { ...held, messages: held.messages.slice(excess + limit / 4), reachedStart: false };
}

function merge(held: readonly StoredMessage[], stored: readonly StoredMessage[]): readonly StoredMessage[] {
  const sorted = [...stored].sort((a, b) => a.key - b.key);
  const last = held.at(-1);
  if (!last || (sorted[0]?.key ?? 0) > last.key) return [...held, ...unique(sorted)];
  const byKey = new Map([...held, ...sorted].map((message) => [message.key, message]));
  return [...byKey.values()].sort((a, b) => a.key - b.key);
}

function unique(sorted: readonly StoredMessage[]): readonly StoredMessage[] {
  return sorted.filter((message, index) => message.key !== sorted[index + 1]?.key);
}

function before(messages: readonly StoredMessage[], key: MessageKey = Number.POSITIVE_INFINITY) {
  return messages.filter((message) => message.key < key);
}

function after(messages: readonly StoredMessage[], key: MessageKey = -1) {
  return messages.filter((message) => message.key > key);
}
