import type { MessagePage, PageRequest } from '../bridge/contract.ts';
import type { History, HistoryPage } from '../history/history.ts';
import { FaultError } from '../model/fault.ts';
import type { CatchUp } from './catch-up.ts';
import { unknownMessage } from './fetch-around.ts';
import { shown } from './shown.ts';

/** One page of the window is at most this many questions to the archive. */
const maxAsks = 4;

export interface PageSources {
  readonly history: Pick<History, 'page' | 'holds'>;
  readonly catchUp: Pick<CatchUp, 'ask' | 'fetchAround'>;
}

/**
 * A page of a room's history, completed from the archive where the cache has a gap. Where the archive cannot be
 * asked the page is what there is, and says why. Fault `NoSuchNode`: the message of a link is not in the
 * room, or nobody mentions the person after that.
 */
export async function readPage(sources: PageSources, request: PageRequest): Promise<MessagePage> {
  const { history, catchUp } = sources;
  try {
    await findPlace(sources, request);
    let page = history.page(request);
    for (let asks = 0; page.missing && asks < maxAsks; asks += 1) {
      await catchUp.ask(request.room, page.missing);
      page = history.page(request);
    }
    if (request.from.at === 'mention' && page.place === undefined) throw unmentioned();
    return page.unreadable ? { ...plain(page), older: tooLarge } : plain(page);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const page = history.page(request);
    // What leads nowhere shows no page.
    const named = request.from.at === 'archive id' || request.from.at === 'mention';
    if (named && page.place === undefined) throw nowhere(error, request.from);
    return { ...plain(page), older: error.fault };
  }
}

async function findPlace({ history, catchUp }: PageSources, { room, from }: PageRequest): Promise<void> {
  if (from.at !== 'date' && from.at !== 'archive id') return;
  if (history.holds(room, from)) return;
  await catchUp.fetchAround(room, from);
  // What cannot be put in order with the rest is not kept.
  if (from.at === 'archive id' && !history.holds(room, from)) throw unknownMessage();
}

function plain({ messages, reachedStart, reachedEnd, place }: HistoryPage): MessagePage {
  return { messages: shown(messages), reachedStart, reachedEnd, ...(place !== undefined && { place }) };
}

/** The archive's own words for what it does not hold say nothing of a message. */
function nowhere(error: FaultError, from: PageRequest['from']): FaultError {
  return from.at === 'archive id' && error.fault.code === 'NoSuchNode' ? unknownMessage() : error;
}

function unmentioned(): FaultError {
  return new FaultError('NoSuchNode', 'Nobody mentions you after that.');
}

const tooLarge = {
  code: 'MsgNotSupported',
  text: 'Here stands a message that is too large for Perch, so what is before it cannot be shown.',
} as const;
