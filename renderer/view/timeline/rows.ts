import type { MessageKey, OutboxEntry, RoomAddress, StoredMessage } from '#renderer/store/facts.ts';
import { isRemoving, type Removing } from '#renderer/store/removals.ts';
import { holdsOrigin } from '#renderer/store/timeline-window.ts';
import { dayOf } from '../dates.ts';

/** One row of the list, with all that its neighbours decide about it. */
export type Row = MessageRow | PendingRow;

export interface MessageRow {
  readonly kind: 'message';
  readonly key: string;
  readonly message: StoredMessage;
  /** Begins a day. */
  readonly day: boolean;
  /** The first one that is new to the person. */
  readonly newLine: boolean;
  /** Shows its author: another one than before, or after a pause, or to others than before. */
  readonly head: boolean;
  /** Seen by the insiders of a logical room alone. */
  readonly private: boolean;
  /** Others see it than the one before. */
  readonly turns: boolean;
  /** Its room was asked to take it back. */
  readonly removing: boolean;
}

export interface PendingRow {
  readonly kind: 'pending';
  readonly key: string;
  readonly entry: OutboxEntry;
  readonly head: boolean;
  readonly private: boolean;
  readonly turns: boolean;
  /** Says what it waits for; of several that wait one after the other only the last does. */
  readonly says: boolean;
}

const pause = 5 * 60_000;
const none: Removing = new Set();

/**
 * The rows of a stretch of history and what waits behind it. The first message of a stretch that does not begin
 * the room is held back: what its neighbours decide about it is not known yet, and a row that is shown must not
 * change its height when they come. One that was all there is has been shown, and stays.
 */
export function createRows(): (held: Held) => readonly Row[] {
  const known: Known = new WeakMap();
  let last: Held | undefined;
  let alone: MessageKey | undefined;
  return (held) => {
    const { messages, reachedStart } = held;
    if (messages.length === 1) alone = messages[0]?.key;
    const from = reachedStart || (alone !== undefined && messages[0]?.key === alone) ? 0 : 1;
    const facts = { known, settled: last !== undefined && decidesAlike(last, held) };
    last = held;
    return [...messageRows(held, from, facts), ...pendingRows(held)];
  };
}

export interface Held {
  readonly messages: readonly StoredMessage[];
  readonly reachedStart: boolean;
  readonly reachedEnd: boolean;
  readonly newAfter: MessageKey | null;
  /** In the order of writing. */
  readonly pending: readonly OutboxEntry[];
  /** Of a logical room the one whose messages are private. */
  readonly privateRoom?: RoomAddress | undefined;
  readonly removing?: Removing | undefined;
}

/** By its message: what stands for as long as the same one stands before it. */
type Known = WeakMap<StoredMessage, { readonly row: MessageRow; readonly before: StoredMessage | undefined }>;

interface Facts {
  readonly known: Known;
  /** What decides about rows beside their neighbours is as it was. */
  readonly settled: boolean;
}

function decidesAlike(one: Held, other: Held): boolean {
  return (
    one.newAfter === other.newAfter &&
    one.privateRoom === other.privateRoom &&
    one.removing === other.removing
  );
}

function messageRows(held: Held, from: number, facts: Facts): MessageRow[] {
  const { messages } = held;
  const rows: MessageRow[] = [];
  for (let at = from; at < messages.length; at += 1) {
    const message = messages[at];
    if (message) rows.push(knownRow(message, messages[at - 1], held, facts));
  }
  return rows;
}

/** The same object while nothing about it changes, and found without deciding anything anew where nothing can. */
function knownRow(
  message: StoredMessage,
  before: StoredMessage | undefined,
  held: Held,
  { known, settled }: Facts,
): MessageRow {
  const was = known.get(message);
  if (was && settled && was.before === before) return was.row;
  const now = rowOf(message, before, held);
  const row = was && isSame(was.row, now) ? was.row : now;
  known.set(message, { row, before });
  return row;
}

function rowOf(
  message: StoredMessage,
  before: StoredMessage | undefined,
  { newAfter, privateRoom, removing = none }: Pick<Held, 'newAfter' | 'privateRoom' | 'removing'>,
): MessageRow {
  const day = !before || dayOf(before.sentAt) !== dayOf(message.sentAt);
  const newLine = newAfter !== null && message.key > newAfter && (!before || before.key <= newAfter);
  const head = day || newLine || message.gapBefore === true || !before || !continues(message, before);
  const audience = { private: message.room === privateRoom, turns: turns(message, before) };
  const leaving = isRemoving(removing, message);
  return {
    kind: 'message',
    key: keyOf(message),
    message,
    day,
    newLine,
    head,
    ...audience,
    removing: leaving,
  };
}

const decided = ['day', 'newLine', 'head', 'private', 'turns', 'removing'] as const;

function isSame(one: MessageRow, other: MessageRow): boolean {
  return decided.every((each) => one[each] === other[each]);
}

function turns({ room }: { readonly room: RoomAddress }, before: { readonly room: RoomAddress } | undefined) {
  return before !== undefined && before.room !== room;
}

function continues(message: StoredMessage, before: StoredMessage): boolean {
  return (
    message.room === before.room &&
    message.author.id === before.author.id &&
    message.via === before.via &&
    message.sentAt - before.sentAt < pause &&
    message.importance === 'Regular' &&
    before.importance === 'Regular' &&
    message.storyTitle === undefined &&
    before.storyTitle === undefined
  );
}

/** An own message keeps the key of the outbox row that it was, so that its echo changes nothing on the screen. */
function keyOf(message: StoredMessage): string {
  return message.own && message.originId ? `o${message.originId}` : `k${message.key}`;
}

function pendingRows({ messages, pending, reachedEnd, privateRoom }: Held): PendingRow[] {
  if (!reachedEnd) return [];
  const waiting = pending.filter((entry) => !holdsOrigin(messages, entry.originId));
  const last = messages.at(-1);
  return waiting.map((entry, index) => {
    const before = waiting[index - 1];
    const writtenBefore = before ? before.writtenAt : last?.own ? last.sentAt : 0;
    const quiet = entry.importance === 'Regular' && (before ?? last)?.importance === 'Regular';
    const other = before ?? last;
    const same = other?.room === entry.room && other.via === entry.via;
    const head = !quiet || !same || entry.writtenAt - writtenBefore >= pause;
    const says = entry.state !== 'waiting' || waiting[index + 1]?.state !== 'waiting';
    const audience = { private: entry.room === privateRoom, turns: turns(entry, other) };
    return { kind: 'pending', key: `o${entry.originId}`, entry, head, says, ...audience };
  });
}
