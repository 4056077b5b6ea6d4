import type { ArchiveId } from '../model/ids.ts';
import type { Message } from '../model/message.ts';
import { storableTime } from './keys.ts';
import { ends, type Stretch } from './stretch.ts';
import type { MessageRow } from './tables/messages.ts';
import type { Visit } from './visit.ts';

/** Clocks differ by no more than this: what bears an id at a time beyond it may be another message, in milliseconds. */
export const apart = 600_000;

/**
 * The row of a message that is stored. A server that was set up anew may number from the beginning again: then an id
 * stands for what is said now, and what it stood for has none any more.
 */
export function storedRow(visit: Visit, message: Message): MessageRow | undefined {
  const { tables, ledger } = visit;
  const row = tables.messages.same(ledger.id, message);
  if (row === undefined || !isAnother(row, message)) return row;
  tables.messages.forgetArchiveId(row);
  for (const stretch of tables.stretches.of(ledger.id)) {
    const left = without(stretch, row.archive_id);
    if (left !== stretch) tables.stretches.replace(left);
  }
  return undefined;
}

function isAnother({ archive_id, text, sent_at }: MessageRow, message: Message): boolean {
  if (archive_id === null || archive_id !== message.archiveId || text === message.text) return false;
  return Math.abs(sent_at - storableTime(message.sentAt)) > apart;
}

/** Nothing can be asked from an end that is not in the archive. */
function without(stretch: Stretch, id: ArchiveId | null): Stretch {
  const { first, last, ...rest } = stretch;
  if (first !== id && last !== id) return stretch;
  return { ...rest, ...ends(first === id ? undefined : first, last === id ? undefined : last) };
}
