import type { ArchiveId, RoomAddress } from '#electron/model/ids.ts';
import type { ArchivePage } from '#electron/model/message.ts';
import type { Stretch } from '../stretch.ts';
import type { Ledger } from '../tables/rooms.ts';
import type { Tables } from '../tables/tables.ts';
import type { ArchiveAsk } from './archive-ask.ts';
import { isLater } from './page-fit.ts';
import { orderMet } from './stretches-met.ts';

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
  const { before } = ask;
  if (ledger === undefined || before == null) return false;
  const { messages } = page;
  const stretches = tables.stretches.of(ledger.id);
  const keys = () => messages.flatMap((message) => tables.messages.same(ledger.id, message)?.key ?? []);
  return (
    isLater(messages.at(-1)?.sentAt, timeAt(tables, ledger, stretches, before)) ||
    orderMet(tables, ledger, { ask, page, stretches }, keys) !== undefined
  );
}

/** When that was said before which was asked for; undefined where it is not here. */
function timeAt(
  { messages }: Pick<Tables, 'messages'>,
  ledger: Ledger,
  stretches: readonly Stretch[],
  before: ArchiveId,
): number | undefined {
  const above = stretches.find(({ first }) => first === before);
  const row =
    above === undefined
      ? messages.byArchiveId(ledger.id, before)
      : messages.from(ledger.id, above.fromKey, 1)[0];
  return row?.sent_at;
}
