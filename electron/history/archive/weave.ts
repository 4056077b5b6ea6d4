import type { ArchiveId, MessageKey } from '#electron/model/ids.ts';
import type { ArchivePage } from '#electron/model/message.ts';
import { ends, type Stretch } from '../stretch.ts';

/** A page of the archive as it meets the stretches that are stored. */
export interface Meeting {
  /** It is the archive's newest page. */
  readonly isNewest: boolean;
  readonly page: ArchivePage;
  /** The index of the stretch before or in which the page was asked for, where it was before an id. */
  readonly anchor?: number;
  readonly before?: ArchiveId | undefined;
  /** The index of the stretch that live messages continue, where the page is the archive's newest since they do. */
  readonly live?: number;
  /** Indices of the stretches that hold one of the page's messages. */
  readonly held: readonly number[];
  /** The first and the last message of the page; absent where it holds none. */
  readonly first?: PageEnd;
  readonly last?: PageEnd;
  /** The highest key in the stretch of this index, with the page stored. */
  readonly newestIn: (index: number) => MessageKey;
}

export interface PageEnd {
  readonly key: MessageKey;
  readonly archiveId?: ArchiveId;
  /** It was not stored before. */
  readonly isNew: boolean;
}

/** What becomes of the stretches: `absorbed` go, and `stretch` stands in their place. */
export interface Woven {
  readonly stretch: Omit<Stretch, 'id'>;
  readonly absorbed: readonly Stretch[];
}

/**
 * Joins a page with every stretch that it touches. Undefined where there is nothing to note down: a page without
 * entries that touches none, other than the newest page of an archive in which nothing is.
 */
export function weave(
  stretches: readonly Stretch[],
  meeting: Meeting,
  emptyAt: MessageKey,
): Woven | undefined {
  const touched = touchedBy(stretches, meeting);
  const lowest = stretches[Math.min(...touched)];
  const highest = stretches[Math.max(...touched)];
  if (lowest === undefined || highest === undefined) return weaveAlone(meeting, emptyAt);
  const absorbed = stretches.slice(stretches.indexOf(lowest), stretches.indexOf(highest) + 1);
  const below = reachesBelow(stretches, meeting, lowest);
  const above = reachesAbove(stretches, meeting, highest);
  const stretch = {
    fromKey: Math.min(lowest.fromKey, meeting.first?.key ?? lowest.fromKey),
    bottom: lowest.bottom || isBottom(meeting),
    ...(lowest.unreadable && !below ? { unreadable: lowest.unreadable } : {}),
    ...(isPlacedByTime(stretches, touched, meeting) ? { byTime: true as const } : {}),
    ...ends(
      below ? (firstOf(meeting) ?? lowest.first) : lowest.first,
      above ? (lastOf(meeting) ?? highest.last) : highest.last,
    ),
  };
  return { stretch, absorbed };
}

function weaveAlone(meeting: Meeting, emptyAt: MessageKey): Woven | undefined {
  const { isNewest, first } = meeting;
  if (first === undefined && !isNewest) return undefined;
  const found = ends(firstOf(meeting), lastOf(meeting));
  const byTime = isNewest ? {} : { byTime: true as const };
  const fromKey = first?.key ?? emptyAt;
  return { stretch: { fromKey, bottom: isBottom(meeting), ...byTime, ...found }, absorbed: [] };
}

/** What a page joins has the place of whichever of it is certain of its own; the newest page is above everything. */
function isPlacedByTime(
  stretches: readonly Stretch[],
  touched: readonly number[],
  { isNewest }: Meeting,
): boolean {
  return !isNewest && touched.every((index) => stretches[index]?.byTime === true);
}

/**
 * By messages, by what was asked, and by ends: those may be of entries that are no messages. Whatever was said after the
 * newest page was told, and whatever was said before the first live message is on it or below.
 */
function touchedBy(stretches: readonly Stretch[], { held, anchor, live, page }: Meeting): number[] {
  const isEnd = (id: ArchiveId | undefined) => id !== undefined && (id === page.first || id === page.last);
  const byEnds = stretches.flatMap(({ first, last }, index) => (isEnd(first) || isEnd(last) ? [index] : []));
  return [...held, ...byEnds, ...[anchor, live].filter((index) => index !== undefined)];
}

function reachesBelow(stretches: readonly Stretch[], meeting: Meeting, lowest: Stretch): boolean {
  const { page, anchor, first } = meeting;
  const isAnchor = anchor !== undefined && stretches[anchor] === lowest;
  // A page without messages tells something new of a stretch only where it was asked for before its very start.
  if (isAnchor && first === undefined) return meeting.before === lowest.first;
  if (isAnchor) return first?.isNew === true;
  if (page.first === lowest.first) return false;
  if (page.last === lowest.first) return true;
  return first?.isNew === true && (first.key < lowest.fromKey || isBelowLive(stretches, meeting, lowest));
}

/** What was said before the first live message stands below that, also where it was taken back since. */
function isBelowLive(stretches: readonly Stretch[], { live, held }: Meeting, lowest: Stretch): boolean {
  return live !== undefined && stretches[live] === lowest && !held.includes(live);
}

function reachesAbove(stretches: readonly Stretch[], meeting: Meeting, highest: Stretch): boolean {
  const { page, anchor, last } = meeting;
  if (anchor !== undefined && stretches[anchor] === highest) return false;
  if (page.last === highest.last) return false;
  if (page.first === highest.last) return true;
  return last?.isNew === true && last.key >= meeting.newestIn(stretches.indexOf(highest));
}

/** Backwards, a page that is complete, or empty, has nothing before it. */
function isBottom({ page }: Meeting): boolean {
  return page.complete || (page.messages.length === 0 && page.first === undefined);
}

function firstOf({ page, first }: Meeting): ArchiveId | undefined {
  return page.first ?? first?.archiveId;
}

function lastOf({ page, last }: Meeting): ArchiveId | undefined {
  return page.last ?? last?.archiveId;
}
