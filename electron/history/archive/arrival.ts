import type { ArchivePage, Message } from '#electron/model/message.ts';
import { isTakenBack } from '../removal/taken-back.ts';
import { storedRow } from '../stored-row.ts';
import type { Stretch } from '../stretch.ts';
import type { MessageRow } from '../tables/messages.ts';
import type { Visit } from '../visit.ts';
import type { ArchiveAsk } from './archive-ask.ts';

/** A message of a page with its row where it is stored. */
export interface Item {
  readonly message: Message;
  readonly row?: MessageRow;
}

/** An answer of the archive, beside what is stored of the room as it comes in. */
export interface Arrival {
  readonly visit: Visit;
  readonly ask: ArchiveAsk;
  readonly page: ArchivePage;
  readonly items: readonly Item[];
  readonly stretches: readonly Stretch[];
}

export function arrive(visit: Visit, ask: ArchiveAsk, page: ArchivePage): Arrival {
  const { tables, ledger } = visit;
  return {
    visit,
    ask,
    page,
    items: itemsOf(visit, page.messages),
    stretches: tables.stretches.of(ledger.id),
  };
}

/** Left out: what was taken back, what comes twice, and an own message of which the archive holds a second copy. */
function itemsOf(visit: Visit, messages: readonly Message[]): Item[] {
  const seen = new Set<string>();
  return messages.flatMap((message) => {
    if (isTakenBack(visit, message)) return [];
    const name = message.archiveId ?? `${message.sentAt} ${message.originId} ${message.text}`;
    const row = storedRow(visit, message);
    if (seen.has(name) || (row?.archive_id != null && row.archive_id !== message.archiveId)) return [];
    seen.add(name);
    return [row === undefined ? { message } : { message, row }];
  });
}
