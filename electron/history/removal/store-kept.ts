import type { ArchivePage } from '#electron/model/message.ts';
import type { ArchiveAsk, Stored } from '../api.ts';
import { storeArchivePage } from '../archive/store-page.ts';
import type { Visit } from '../visit.ts';
import { removeMessages } from './remove-messages.ts';
import { keptOf } from './retention.ts';

/** Stores a page of the archive without what is older than the room is kept for, and removes what it takes back. */
export function storeKept(visit: Visit, ask: ArchiveAsk, page: ArchivePage): Stored {
  const stored = storeArchivePage(visit, ask, keptOf(page, visit.ledger.kept_from));
  const gone = new Set(page.removed);
  if (!removeMessages(visit, [...gone])) return stored;
  const messages = stored.messages.filter(({ archiveId }) => !gone.has(archiveId ?? ''));
  return { messages, reordered: true };
}
