import type { ArchiveId, MessageKey } from '#electron/model/ids.ts';
import type { ArchivePage } from '#electron/model/message.ts';
import type { Stored } from '../api.ts';
import { withStuck } from '../continuity.ts';
import { topKey } from '../keys.ts';
import { gapKeys, type Stretch, stretchAt } from '../stretch.ts';
import { messageOf, moveMarker, type Visit } from '../visit.ts';
import { anchorOf, isFitting } from './anchor.ts';
import type { ArchiveAsk } from './archive-ask.ts';
import { type Arrival, arrive, type Item } from './arrival.ts';
import { followMoves, settleMoves } from './follow-moves.ts';
import type { Anchor } from './overlap.ts';
import { pieceAnchor } from './piece.ts';
import { type Placement, placePage } from './place-page.ts';
import { realign } from './realign.ts';
import type { Meeting } from './weave.ts';
import { weaveIn } from './weave-in.ts';

const nothing: Stored = { messages: [], reordered: false };

/** Stores a page of the archive: in the archive's order, joined to what it continues. */
export function storeArchivePage(visit: Visit, ask: ArchiveAsk, page: ArchivePage): Stored {
  if (ask.before === null && ask.epoch !== visit.continuity.epoch) return nothing;
  const told = ask.after === undefined ? page : following(page, ask.after);
  const asTold = arrive(visit, ask, told);
  const isRealigned = realign(asTold);
  const arrival = isRealigned ? arrive(visit, ask, told) : asTold;
  const anchor = ask.before === undefined ? pieceAnchor(arrival) : anchorOf(arrival);
  const isKept = anchor !== undefined && isFitting(arrival, anchor);
  if (anchor !== undefined && !isKept) giveUp(visit, ask);
  const stored = isKept ? join(arrival, anchor) : nothing;
  return isRealigned ? { ...stored, reordered: true } : stored;
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

/** The first page of a room's archive is what was said before the person came: read. */
function settleLedger(
  visit: Visit,
  ask: ArchiveAsk,
  items: readonly Item[],
  { keys, moved }: Placement,
): void {
  const isFirst = visit.ledger.read_up_to === null && ask.before !== undefined;
  settleMoves(visit, moved);
  if (isFirst) moveMarker(visit, beginning(visit, items, keys));
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
