import { FaultError } from '#electron/model/fault.ts';
import type { ArchiveId } from '#electron/model/ids.ts';
import type { ArchivePage, ArchiveQuery, Message } from '#electron/model/message.ts';

const largestPage = 250;

/**
 * The last `count` messages before one, or of all, oldest first: entries of the archive that say nothing do not
 * count. FaultErrors: `InvalidArgument`, and those of a page.
 */
export async function readBack(
  page: (query: ArchiveQuery) => Promise<ArchivePage>,
  before: ArchiveId | null,
  count: number,
): Promise<readonly Message[]> {
  if (!Number.isInteger(count) || count < 1) {
    throw new FaultError('InvalidArgument', 'Ask for one message or more.');
  }
  let messages: readonly Message[] = [];
  let next: ArchiveId | null = before;
  for (;;) {
    const part = await page({ before: next, max: Math.min(count - messages.length, largestPage) });
    messages = [...part.messages, ...messages];
    if (part.complete || part.first === undefined || messages.length >= count) return messages.slice(-count);
    next = part.first;
  }
}
