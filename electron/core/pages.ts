import type { MessagePage, PageRequest } from '../bridge/contract.ts';
import type { History } from '../history/history.ts';
import { FaultError } from '../model/fault.ts';
import type { CatchUp } from './catch-up.ts';
import { shown } from './shown.ts';

/** One page of the window is at most this many questions to the archive. */
const maxAsks = 4;

/**
 * A page of a room's history, completed from the archive where the cache has a gap. Where the archive cannot be
 * asked the page is what there is, and says why.
 */
export async function readPage(
  { history, catchUp }: { readonly history: Pick<History, 'page'>; readonly catchUp: Pick<CatchUp, 'ask'> },
  request: PageRequest,
): Promise<MessagePage> {
  let page = history.page(request);
  try {
    for (let asks = 0; page.missing && asks < maxAsks; asks += 1) {
      await catchUp.ask(request.room, page.missing);
      page = history.page(request);
    }
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return { ...plain(page), older: error.fault };
  }
  if (request.from.at === 'archive id' && page.place === undefined) throw unknownMessage();
  return plain(page);
}

function plain({ messages, reachedStart, reachedEnd, place }: MessagePage): MessagePage {
  return { messages: shown(messages), reachedStart, reachedEnd, ...(place !== undefined && { place }) };
}

function unknownMessage(): FaultError {
  return new FaultError('NoSuchNode', 'That message is not in this room, or not any more.');
}
