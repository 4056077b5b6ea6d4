import type { ArchiveId, MessageKey } from '../model/ids.ts';
import type { Message, StoredMessage } from '../model/message.ts';
import { joinedNow, withOpen } from './continuity.ts';
import { keyOf } from './keys.ts';
import { isTakenBack } from './removal/taken-back.ts';
import { storedRow } from './stored-row.ts';
import { ends, keyAbove, type Stretch } from './stretch.ts';
import { insertMessage, messageOf, type Visit } from './visit.ts';

/** Stores a message that was just said, above all others of its room; undefined where it is known already. */
export function storeLiveMessage(visit: Visit, message: Message): StoredMessage | undefined {
  const { tables, ledger } = visit;
  if (!visit.continuity.joined) visit.continuity = joinedNow(visit.continuity);
  if (isTakenBack(visit, message)) return undefined;
  const known = storedRow(visit, message);
  if (known !== undefined) {
    tables.messages.learnArchiveId(known, message.archiveId);
    return undefined;
  }
  const stretches = tables.stretches.of(ledger.id);
  const above = keyAbove(stretches, ledger.newest);
  const key = tables.messages.nextFree(Math.max(keyOf(message.sentAt), above));
  const gapBefore = continueLive(visit, stretches, key, message.archiveId);
  return messageOf(tables.authors, ledger.address, insertMessage(visit, message, key), gapBefore);
}

/**
 * Lengthens the open stretch by a message, or begins one: then what was said since the last one is unknown, and
 * the message stands behind a gap. Answers whether it does.
 */
function continueLive(
  visit: Visit,
  stretches: readonly Stretch[],
  key: MessageKey,
  archiveId: ArchiveId | undefined,
): boolean {
  const { tables, ledger, continuity } = visit;
  const open = stretches.find(({ id }) => id === continuity.open);
  if (open === undefined) {
    const begun = { fromKey: key, bottom: false, ...ends(archiveId, archiveId) };
    visit.continuity = withOpen(continuity, tables.stretches.add(ledger.id, begun).id);
    return stretches.length > 0;
  }
  const isEmpty = open.fromKey > ledger.newest;
  tables.stretches.replace({
    ...open,
    fromKey: isEmpty ? key : open.fromKey,
    ...ends(open.first ?? archiveId, archiveId ?? open.last),
  });
  return isEmpty && stretches.length > 1;
}
