import type { RoomAddress } from '#electron/model/ids.ts';
import type { ArchivePage } from '#electron/model/message.ts';
import type { Stretch } from '../stretch.ts';
import type { Ledger } from '../tables/rooms.ts';
import type { Tables } from '../tables/tables.ts';
import type { ArchiveAsk } from './archive-ask.ts';
import { isLater } from './page-fit.ts';
import { anchorIndex, heldIn } from './stretches-met.ts';
import { toldOrder } from './told-order.ts';

/**
 * Whether a page tells of a later time than what it was asked for before, or of another order than what is stored: it
 * was said before a clock was set back, or is another page than that.
 */
export function doubts(
  tables: Pick<Tables, 'rooms' | 'messages' | 'stretches'>,
  room: RoomAddress,
  ask: ArchiveAsk,
  page: ArchivePage,
): boolean {
  const ledger = tables.rooms.find(room);
  if (ledger === undefined || ask.before == null) return false;
  const stretches = tables.stretches.of(ledger.id);
  return (
    isOfLaterTime(tables, ledger, stretches, ask, page) || isMisplaced(tables, ledger, stretches, ask, page)
  );
}

function isOfLaterTime(
  { messages }: Pick<Tables, 'messages'>,
  ledger: Ledger,
  stretches: readonly Stretch[],
  { before }: ArchiveAsk,
  page: ArchivePage,
): boolean {
  const above = stretches.find(({ first }) => first === before);
  const row =
    above === undefined
      ? messages.byArchiveId(ledger.id, before ?? '')
      : messages.from(ledger.id, above.fromKey, 1)[0];
  return isLater(page.messages.at(-1)?.sentAt, row?.sent_at);
}

function isMisplaced(
  tables: Pick<Tables, 'messages'>,
  ledger: Ledger,
  stretches: readonly Stretch[],
  ask: ArchiveAsk,
  page: ArchivePage,
): boolean {
  if (!stretches.some(({ byTime }) => byTime)) return false;
  const keys = page.messages.flatMap((message) => tables.messages.same(ledger.id, message)?.key ?? []);
  const anchor = anchorIndex(tables, ledger, stretches, ask);
  const isHeld = heldIn(tables, ledger, stretches);
  const met = { ask, page, keys, stretches, isHeld, ...(anchor < 0 ? {} : { anchor }) };
  return toldOrder(met) !== undefined;
}
