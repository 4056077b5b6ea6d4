import type { ArchiveId, MessageKey } from '#electron/model/ids.ts';
import type { ArchivePage } from '#electron/model/message.ts';
import type { Stored } from '../api.ts';
import { withStuck } from '../continuity.ts';
import { noteUnread } from '../feeds/note-unread.ts';
import { topKey } from '../keys.ts';
import { gapKeys, type Stretch, stretchAt } from '../stretch.ts';
import { messageOf, moveMarker, type Visit } from '../visit.ts';
import { anchorOf, isFitting } from './anchor.ts';
import type { ArchiveAsk } from './archive-ask.ts';
import { type Arrival, arrive, type Item } from './arrival.ts';
import type { Anchor } from './overlap.ts';
import { pieceAnchor } from './piece.ts';
import { type Placement, placePage } from './place-page.ts';
import type { Meeting } from './weave.ts';
import { weaveIn } from './weave-in.ts';

const nothing: Stored = { messages: [], reordered: false };

/** Stores a page of the archive: in the archive's order, joined to what it continues. */
export function storeArchivePage(visit: Visit, ask: ArchiveAsk, page: ArchivePage): Stored {
  if (ask.before === null && ask.epoch !== visit.continuity.epoch) return nothing;
  const arrival = arrive(visit, ask, ask.after === undefined ? page : following(page, ask.after));
  const anchor = ask.before === undefined ? pieceAnchor(arrival) : anchorOf(arrival);
  if (anchor === undefined) return nothing;
  if (!isFitting(arrival, anchor)) {
    giveUp(visit, ask);
    return nothing;
  }
  return join(arrival, anchor);
}

/** What follows a message holds on to it, and says nothing of the archive's beginning. */
function following(page: ArchivePage, after: ArchiveId): ArchivePage {
  return { ...page, first: after, last: page.last ?? after, complete: false };
}

/** At the id that this asked about the archive gives nothing: ask no more there in the epoch in which it was asked. */
export function giveUp(visit: Visit, { before, after, epoch }: ArchiveAsk): void {
  const { continuity } = visit;
  if (epoch !== continuity.epoch) return;
  const stuck = before ?? after;
  if (before === null) visit.continuity = { ...continuity, fresh: true };
  else if (stuck !== undefined) visit.continuity = withStuck(continuity, stuck);
}

function join({ visit, stretches, ask, page, items }: Arrival, anchor: Anchor): Stored {
  const { ledger, tables } = visit;
  const held = items.flatMap(({ row }) => (row === undefined ? [] : [stretchAt(stretches, row.key)]));
  const placement = placePage(visit, stretches, items, anchor.ceiling);
  const followed = followMoves(visit, stretches, placement, anchor.top);
  weaveIn(visit, followed, ask, {
    isNewest: ask.before === null,
    before: ask.before ?? undefined,
    page,
    held,
    ...(anchor.index === undefined ? {} : { anchor: anchor.index }),
    ...liveOf(visit, ask, stretches),
    ...pageEnds(items, placement),
    newestIn: (index) => tables.messages.keyBelow(ledger.id, followed[index + 1]?.fromKey ?? topKey),
  });
  const after = tables.stretches.of(ledger.id);
  settleLedger(visit, ask, items, placement);
  const isNews = placement.moved.size > 0 || items.some(({ row }) => row === undefined);
  if (!isNews && JSON.stringify(stretches) === JSON.stringify(after)) giveUp(visit, ask);
  return storedOf(visit, placement, followed, after);
}

function liveOf({ continuity }: Visit, ask: ArchiveAsk, stretches: readonly Stretch[]): { live?: number } {
  const live = stretches.findIndex(({ id }) => id === continuity.open);
  return ask.before === null && live >= 0 ? { live } : {};
}

/**
 * A stretch begins where its first message is, also after that one has moved. Of several that begin in one place only
 * the last holds it; the others hold none. One that holds none gives way to what is stored below it.
 */
function followMoves(
  { tables }: Visit,
  stretches: readonly Stretch[],
  placement: Placement,
  top: number,
): Stretch[] {
  return stretches.map((stretch, index) => {
    const isEmpty = stretches[index + 1]?.fromKey === stretch.fromKey;
    const start = (isEmpty ? undefined : placement.moved.get(stretch.fromKey)) ?? stretch.fromKey;
    const fromKey = index > top ? Math.max(start, endBelow(stretch, placement) + 1) : start;
    if (fromKey === stretch.fromKey) return stretch;
    const followed = { ...stretch, fromKey };
    tables.stretches.replace(followed);
    return followed;
  });
}

/** The highest key that the page, or a message that had to give way to it, has taken below a stretch. */
function endBelow({ fromKey }: Stretch, { keys, moved }: Placement): MessageKey {
  let end = keys.at(-1) ?? 0;
  for (const [from, to] of moved) if (from < fromKey) end = Math.max(end, to);
  return end;
}

function pageEnds(items: readonly Item[], { keys }: Placement): Pick<Meeting, 'first' | 'last'> {
  const end = (index: number) => {
    const item = items.at(index);
    const key = keys.at(index);
    if (item === undefined || key === undefined) return undefined;
    const { archiveId } = item.message;
    return { key, isNew: item.row === undefined, ...(archiveId === undefined ? {} : { archiveId }) };
  };
  const [first, last] = [end(0), end(-1)];
  return { ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) };
}

/**
 * The first page of a room's archive is what was said before the person came: read. Later the marker follows the
 * message that it stands on, and what moved across it is counted anew.
 */
function settleLedger(
  visit: Visit,
  ask: ArchiveAsk,
  items: readonly Item[],
  { keys, moved }: Placement,
): void {
  const { ledger, tables } = visit;
  if (moved.size > 0) {
    const newest = tables.messages.below(ledger.id, topKey, 1)[0];
    ledger.newest = newest?.key ?? 0;
    ledger.last_at = newest?.sent_at ?? null;
  }
  const marker = ledger.read_up_to;
  if (marker === null && ask.before !== undefined) moveMarker(visit, beginning(visit, items, keys));
  else if (marker !== null && moved.size > 0) moveMarker(visit, moved.get(marker) ?? marker);
  if (moved.size > 0) noteUnread(visit);
}

/** Where another device has read already, only that is read; as long as it is not found, nothing. */
function beginning(visit: Visit, items: readonly Item[], keys: readonly MessageKey[]): MessageKey {
  return visit.told === undefined ? newestNew(items, keys) : 0;
}

function newestNew(items: readonly Item[], keys: readonly MessageKey[]): MessageKey {
  return keys[items.findLastIndex(({ row }) => row === undefined)] ?? 0;
}

function storedOf(
  { tables, ledger }: Visit,
  { inserted, moved }: Placement,
  before: readonly Stretch[],
  after: readonly Stretch[],
): Stored {
  const gaps = gapKeys(after);
  const messages = inserted.map((row) => messageOf(tables.authors, ledger.address, row, gaps.has(row.key)));
  const isGapClosed = [...gapKeys(before)].some((key) => !gaps.has(key));
  return { messages, reordered: moved.size > 0 || isGapClosed };
}
