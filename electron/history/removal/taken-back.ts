import type { ArchiveId, Timestamp } from '#electron/model/ids.ts';
import type { Message } from '#electron/model/message.ts';
import { storableTime } from '../keys.ts';
import { apart } from '../stored-row.ts';
import type { MessageRow } from '../tables/messages.ts';
import type { Visit } from '../visit.ts';

/** The room took this message back; what bears its id and was said later is another one. */
export function isTakenBack(
  { tables, ledger }: Pick<Visit, 'ledger'> & { readonly tables: Pick<Visit['tables'], 'takenBack'> },
  { archiveId, sentAt }: Pick<Message, 'archiveId' | 'sentAt'>,
): boolean {
  const until = archiveId === undefined ? undefined : tables.takenBack.until(ledger.id, archiveId);
  return until !== undefined && storableTime(sentAt) <= until + apart;
}

/** Of what is not here nobody knows when it was said: by now. */
export function noteTakenBack(
  { tables: { takenBack }, ledger }: Visit,
  id: ArchiveId,
  row: MessageRow | undefined,
  now: Timestamp,
): void {
  if (row === undefined && takenBack.until(ledger.id, id) !== undefined) return;
  takenBack.note(ledger.id, id, row?.sent_at ?? now);
}
