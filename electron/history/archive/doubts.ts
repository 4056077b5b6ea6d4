import type { RoomAddress } from '#electron/model/ids.ts';
import type { ArchivePage } from '#electron/model/message.ts';
import type { Tables } from '../tables/tables.ts';
import type { ArchiveAsk } from './archive-ask.ts';
import { isLater } from './page-fit.ts';

/**
 * Whether a page tells of a later time than what it was asked for before: it was said before a clock was set back, or is
 * another page than that.
 */
export function doubts(
  { rooms, messages, stretches }: Pick<Tables, 'rooms' | 'messages' | 'stretches'>,
  room: RoomAddress,
  { before }: ArchiveAsk,
  page: ArchivePage,
): boolean {
  const ledger = rooms.find(room);
  if (ledger === undefined || before == null) return false;
  const above = stretches.of(ledger.id).find(({ first }) => first === before);
  const row =
    above === undefined
      ? messages.byArchiveId(ledger.id, before)
      : messages.from(ledger.id, above.fromKey, 1)[0];
  return isLater(page.messages.at(-1)?.sentAt, row?.sent_at);
}
