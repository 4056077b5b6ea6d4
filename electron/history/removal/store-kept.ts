import type { Timestamp } from '#electron/model/ids.ts';
import type { ArchivePage } from '#electron/model/message.ts';
import type { Stored } from '../api.ts';
import type { ArchiveAsk } from '../archive/archive-ask.ts';
import { storeArchivePage } from '../archive/store-page.ts';
import type { Visit } from '../visit.ts';
import { removeMessages } from './remove-messages.ts';
import { keptOf } from './retention.ts';

/** Stores a page of the archive without what is older than the room is kept for, and removes what it takes back. */
export function storeKept(visit: Visit, ask: ArchiveAsk, page: ArchivePage, now: Timestamp): Stored {
  // First: some archives have the notice, and what it took back as well.
  const removed = removeMessages(visit, page.removed ?? [], now);
  const stored = storeArchivePage(visit, ask, keptOf(page, visit.ledger.kept_from));
  return removed ? { ...stored, reordered: true } : stored;
}
