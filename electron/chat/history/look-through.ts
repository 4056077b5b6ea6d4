import type { ArchiveId } from '#electron/model/ids.ts';
import type { ArchivePage, ArchiveQuery, Message } from '#electron/model/message.ts';
import type { ChatHistoryQueryOptions, ChatHistoryResult } from './history-values.ts';
import { limitOf, stretchOf } from './search-options.ts';

/** Messages to a page, and pages that one query reads: whoever wants more goes on from there. */
const pageSize = 250;
const mostPages = 20;

interface Archive {
  readonly room: string;
  readonly page: (query: ArchiveQuery) => Promise<ArchivePage>;
}

/** How far a query has come. */
interface Looked {
  readonly found: readonly Message[];
  /** Behind which message to go on; undefined where nothing is left. */
  readonly next: ArchiveId | undefined;
}

/**
 * Searches an archive that cannot be searched: reads it page by page, up to 5,000 messages, and keeps what fits. How
 * many there are in all is known where that was the whole of it.
 */
export async function lookThrough(
  { room, page }: Archive,
  options: ChatHistoryQueryOptions,
  fits: (message: Message) => boolean,
): Promise<ChatHistoryResult> {
  const limit = limitOf(options);
  let looked: Looked = { found: [], next: options.startingMessageId };
  for (let pages = 0; pages < mostPages; pages += 1) {
    const { page: set, ...dates } = stretchOf(options, looked.next, pageSize);
    const { before, after } = set;
    const part = await page({
      ...dates,
      ...(before !== undefined && { before }),
      ...(after && { after }),
      max: pageSize,
    });
    looked = look(looked, part, options.searchOrderReversed ?? false, fits);
    if (looked.next === undefined || looked.found.length > limit) break;
  }
  const kept = looked.found.slice(0, limit);
  const isMore = looked.next !== undefined || looked.found.length > limit;
  const continueFrom = looked.found.length > limit ? kept.at(-1)?.archiveId : looked.next;
  const isTurned = Boolean(options.searchOrderReversed) !== Boolean(options.sortOrderReversed);
  const isWhole = looked.next === undefined && options.startingMessageId === undefined;
  return {
    room,
    messages: isTurned ? kept.toReversed() : kept,
    exceededServerLimit: isMore,
    ...(isWhole && { searchResultsCount: looked.found.length }),
    ...(isMore && continueFrom !== undefined && { continueFrom }),
  };
}

function look(
  { found }: Looked,
  { messages, complete, first, last }: ArchivePage,
  isReversed: boolean,
  fits: (message: Message) => boolean,
): Looked {
  const here = messages.filter(fits);
  return {
    found: [...found, ...(isReversed ? here.reverse() : here)],
    next: complete ? undefined : isReversed ? first : last,
  };
}
