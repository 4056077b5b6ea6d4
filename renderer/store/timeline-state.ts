import type { Fault, MessageKey, StoredMessage } from './facts.ts';
import { emptyWindow, most, mostFollowed, receive, type TimelineWindow } from './timeline-window.ts';
import type { Visit } from './visit.ts';

/** A gap that somebody looks at: being filled, or why it cannot be now. */
export type GapState = 'loading' | Fault;

export interface TimelineState extends TimelineWindow {
  /** A new object for each visit: the view goes to its place once. */
  readonly visit: Visit | null;
  /** The message that the visit leads to, once it is known which. */
  readonly place: MessageKey | null;
  readonly status: 'loading' | 'ready' | 'failed';
  readonly fault: Fault | null;
  /** A page in that direction is on its way. */
  readonly loading: { readonly older: boolean; readonly newer: boolean };
  /** By the message that stands behind it; a gap that nobody has come to waits. */
  readonly gaps: ReadonlyMap<MessageKey, GapState>;
  /** What comes after this message is new to the person; null draws no line. */
  readonly newAfter: MessageKey | null;
  /** The newest message is in sight. */
  readonly atEnd: boolean;
  /** What others said just now, at the end of the room: what is worth speaking. */
  readonly heard: readonly StoredMessage[];
  /** How far somebody has looked in this visit. */
  readonly seenUpTo: MessageKey;
  /** Messages that came while the newest was out of sight. */
  readonly below: number;
}

/** Before any visit. */
export const nothing: TimelineState = {
  ...emptyWindow,
  visit: null,
  place: null,
  status: 'loading',
  fault: null,
  loading: { older: false, newer: false },
  gaps: new Map(),
  newAfter: null,
  atEnd: false,
  heard: [],
  seenUpTo: 0,
  below: 0,
};

/** A message that was stored: just said, or fetched from the archive. */
export interface Arrival {
  readonly message: StoredMessage;
  readonly live: boolean;
}

/** What changes when messages of the open room were stored. `looking`: somebody has the window before them. */
export function arrived(
  now: TimelineState,
  arrivals: readonly Arrival[],
  looking: boolean,
): Partial<TimelineState> {
  const stored = arrivals.map(({ message }) => message);
  const window = receive(now, stored, now.atEnd ? mostFollowed : most);
  const last = now.messages.at(-1)?.key ?? 0;
  // What is fetched behind a beginning that is shown fills in what was said long ago.
  const isNews = ({ message: { key, own }, live }: Arrival): boolean =>
    key > last && !own && (live || now.reachedEnd);
  const heard = arrivals.filter(isNews).map(({ message }) => message);
  const news = heard.length;
  const away = !now.atEnd || !now.reachedEnd;
  const allSeen = now.newAfter === null || now.seenUpTo >= last;
  const newAfter = news > 0 && allSeen && !looking ? last : now.newAfter;
  return { ...window, newAfter, heard: now.reachedEnd ? heard : [], below: away ? now.below + news : 0 };
}
