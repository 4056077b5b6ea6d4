import type { ArchivePage } from '#electron/model/message.ts';
import type { Stored } from '../api.ts';
import type { ArchiveAsk } from '../archive/archive-ask.ts';
import { storeArchivePage } from '../archive/store-page.ts';
import type { Visit } from '../visit.ts';
import { removeMessages } from './remove-messages.ts';
import { keptOf } from './retention.ts';

/** Stores a page of the archive without what is older than the room is kept for, and removes what it takes back. */
export function storeKept(visit: Visit, ask: ArchiveAsk, page: ArchivePage): Stored {
  // First, because the room may have put something else in its place, which the page then has.
  const removed = removeMessages(visit, page.removed ?? []);
  const stored = storeArchivePage(visit, ask, keptOf(page, visit.ledger.kept_from));
  return removed ? { ...stored, reordered: true } : stored;
}
