import type { ArchiveId, MessageKey, Timestamp } from '../model/ids.ts';
import type { ArchiveQuery } from '../model/message.ts';

/** A message of a page, with its key where it is stored. */
export interface PageEntry {
  readonly archiveId?: ArchiveId;
  readonly sentAt: Timestamp;
  readonly key?: MessageKey;
}

/** The place that a query started from: the stretch's first and last key, and when its last message was sent. */
export interface Place {
  readonly fromKey: MessageKey;
  readonly lastKey: MessageKey;
  readonly lastSentAt: Timestamp;
}

/** Some archives keep whole seconds. */
const clockGrain = 1000;

/**
 * Whether a page is an answer to its query. An archive that no longer knows the id may answer with its first
 * page, or its newest, without saying so; what does not continue the place that was asked from is not joined to it.
 */
export function fits(
  query: ArchiveQuery,
  page: readonly PageEntry[],
  complete: boolean,
  place: Place,
): boolean {
  if (query.after !== undefined) return continuesAfter(query.after, page, place);
  if (query.before == null) return true;
  return continuesBefore(query.before, page, complete, place);
}

function continuesAfter(id: ArchiveId, page: readonly PageEntry[], place: Place): boolean {
  const repeats = page.some(
    ({ archiveId, key }) => archiveId === id || (key !== undefined && key <= place.lastKey),
  );
  const earliest = page.find(({ key }) => key === undefined);
  return !repeats && (earliest === undefined || earliest.sentAt >= place.lastSentAt - clockGrain);
}

/** A stored message from above the place is borne where the page brings others too: live order may err. */
function continuesBefore(
  id: ArchiveId,
  page: readonly PageEntry[],
  complete: boolean,
  place: Place,
): boolean {
  if (page.some(({ archiveId }) => archiveId === id)) return false;
  if (page.some(({ key }) => key !== undefined && key > place.lastKey)) return false;
  if (complete || page.length === 0) return true;
  return !page.every(({ key }) => key !== undefined && key >= place.fromKey);
}
