import type { MessageKey } from '../model/ids.ts';
import type { ArchivePage, Message } from '../model/message.ts';
import type { ArchiveAsk, Stored } from './api.ts';
import { type Stretch, stretchAt } from './catch-up.ts';
import { withStuck } from './continuity.ts';
import { fits, type Place } from './page-fit.ts';
import { type Item, type Placement, placePage } from './place-page.ts';
import { messageOf, moveMarker, type Visit } from './visit.ts';
import type { Meeting } from './weave.ts';
import { weaveIn } from './weave-in.ts';

/** The stretch that a query started from, and the key below which its answer belongs. */
interface Anchor {
  readonly index?: number;
  readonly ceiling: MessageKey;
}

const nothing: Stored = { messages: [], reordered: false };
const top = Number.MAX_SAFE_INTEGER;

/** Stores a page of the archive: in the archive's order, joined to what it continues. */
export function storeArchivePage(visit: Visit, ask: ArchiveAsk, page: ArchivePage): Stored {
  if (ask.before == null && ask.epoch !== visit.continuity.epoch) return nothing;
  const stretches = visit.tables.stretches.of(visit.ledger.id);
  const items = itemsOf(visit, page.messages);
  const anchor = anchorOf(visit, stretches, ask, items);
  if (anchor === undefined) return nothing;
  if (!isFitting(visit, stretches, ask, items, anchor)) {
    giveUp(visit, ask);
    return nothing;
  }
  return join(visit, stretches, ask, page, items, anchor);
}

/** Before the id that this asked about the archive gives nothing: ask no more there in this epoch. */
export function giveUp(visit: Visit, { before }: ArchiveAsk): void {
  const { continuity } = visit;
  visit.continuity = before == null ? { ...continuity, fresh: true } : withStuck(continuity, before);
}

/** Left out: what comes twice, and an own message of which the archive holds a second copy. */
function itemsOf({ tables, ledger }: Visit, messages: readonly Message[]): Item[] {
  const seen = new Set<string>();
  return messages.flatMap((message) => {
    const name = message.archiveId ?? `${message.sentAt} ${message.originId} ${message.text}`;
    const row = tables.messages.same(ledger.id, message);
    if (seen.has(name) || (row?.archive_id != null && row.archive_id !== message.archiveId)) return [];
    seen.add(name);
    return [row === undefined ? { message } : { message, row }];
  });
}

/** Undefined where the place that was asked from is no longer known, and nothing on the page is. */
function anchorOf(
  { tables, ledger, continuity }: Visit,
  stretches: readonly Stretch[],
  { before }: ArchiveAsk,
  items: readonly Item[],
): Anchor | undefined {
  if (before == null) {
    const openFrom = stretches.find(({ id }) => id === continuity.open)?.fromKey ?? top;
    const meetsOpen = items.some(({ row }) => row !== undefined && row.key >= openFrom);
    return { ceiling: meetsOpen ? top : openFrom };
  }
  const index = stretches.findIndex(({ first }) => first === before);
  if (index >= 0) return { index, ceiling: stretches[index]?.fromKey ?? top };
  const row = tables.messages.byArchiveId(ledger.id, before);
  if (row !== undefined) return { index: stretchAt(stretches, row.key), ceiling: row.key };
  return items.some((item) => item.row !== undefined) ? { ceiling: top } : undefined;
}

function isFitting(
  { tables, ledger }: Visit,
  stretches: readonly Stretch[],
  ask: ArchiveAsk,
  items: readonly Item[],
  anchor: Anchor,
): boolean {
  if (ask.before == null || anchor.index === undefined) return true;
  const end = stretches[anchor.index + 1]?.fromKey ?? top;
  const below = tables.messages.below(ledger.id, anchor.ceiling, 1)[0]?.key ?? 0;
  const place: Place = {
    fromKey: anchor.ceiling,
    fromSentAt: tables.messages.at(ledger.id, anchor.ceiling)?.sent_at,
    lastKey: tables.messages.below(ledger.id, end, 1)[0]?.key ?? 0,
    belowFrom: stretches[stretchAt(stretches, below)]?.fromKey ?? 0,
  };
  const entries = items.map(({ message, row }) => ({
    ...message,
    ...(row === undefined ? {} : { key: row.key }),
  }));
  return fits(ask.before, entries, place);
}

function join(
  visit: Visit,
  stretches: readonly Stretch[],
  ask: ArchiveAsk,
  page: ArchivePage,
  items: readonly Item[],
  anchor: Anchor,
): Stored {
  const { ledger, tables } = visit;
  const held = items.flatMap(({ row }) => (row === undefined ? [] : [stretchAt(stretches, row.key)]));
  const placement = placePage(visit, items, anchor.ceiling);
  const followed = followMoves(visit, stretches, placement);
  weaveIn(visit, followed, ask, {
    isNewest: ask.before == null,
    page,
    held,
    ...(anchor.index === undefined ? {} : { anchor: anchor.index }),
    ...pageEnds(items, placement),
    newestIn: (index) =>
      tables.messages.below(ledger.id, followed[index + 1]?.fromKey ?? top, 1)[0]?.key ?? 0,
  });
  const after = tables.stretches.of(ledger.id);
  settleLedger(visit, items, placement);
  const isNews = placement.moved.size > 0 || items.some(({ row }) => row === undefined);
  if (!isNews && JSON.stringify(stretches) === JSON.stringify(after)) giveUp(visit, ask);
  return storedOf(visit, items, placement, followed, after);
}

/** A stretch begins where its first message is, also after that one has moved. */
function followMoves({ tables }: Visit, stretches: readonly Stretch[], { moved }: Placement): Stretch[] {
  return stretches.map((stretch) => {
    const fromKey = moved.get(stretch.fromKey);
    if (fromKey === undefined) return stretch;
    const followed = { ...stretch, fromKey };
    tables.stretches.replace(followed);
    return followed;
  });
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
function settleLedger(visit: Visit, items: readonly Item[], { keys, moved }: Placement): void {
  const { ledger, tables } = visit;
  if (moved.size > 0) {
    const newest = tables.messages.below(ledger.id, top, 1)[0];
    ledger.newest = newest?.key ?? 0;
    ledger.last_at = newest?.sent_at ?? null;
  }
  const marker = ledger.read_up_to;
  if (marker === null) moveMarker(visit, newestNew(items, keys));
  else if (moved.size > 0) moveMarker(visit, moved.get(marker) ?? marker);
}

function newestNew(items: readonly Item[], keys: readonly MessageKey[]): MessageKey {
  return keys[items.findLastIndex(({ row }) => row === undefined)] ?? 0;
}

function storedOf(
  { tables, ledger }: Visit,
  items: readonly Item[],
  { keys, moved }: Placement,
  before: readonly Stretch[],
  after: readonly Stretch[],
): Stored {
  const gaps = gapKeys(after);
  const messages = items.flatMap(({ row }, index) => {
    const key = keys[index];
    const stored = row === undefined && key !== undefined ? tables.messages.at(ledger.id, key) : undefined;
    return stored === undefined ? [] : [messageOf(tables, ledger.address, stored, gaps.has(stored.key))];
  });
  const isGapClosed = [...gapKeys(before)].some((key) => !gaps.has(key));
  return { messages, reordered: moved.size > 0 || isGapClosed };
}

/** The keys of the messages before which something is missing. */
export function gapKeys(stretches: readonly Stretch[]): ReadonlySet<MessageKey> {
  return new Set(stretches.slice(1).map(({ fromKey }) => fromKey));
}
