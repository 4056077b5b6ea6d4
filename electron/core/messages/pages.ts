import type { MessagePage, PageRequest } from '#electron/bridge/contract.ts';
import { type History, type HistoryPage, timeOf } from '#electron/history/history.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { roomsOf } from '#electron/model/page.ts';
import type { CatchUp } from '../archive/catch-up.ts';
import { unknownMessage } from '../archive/fetch-around.ts';
import { shown } from './shown.ts';

/** One page of the window is at most this many questions to the archive of each of its rooms. */
const maxAsks = 4;

export interface PageSources {
  readonly history: Pick<History, 'page' | 'holds'>;
  readonly catchUp: Pick<CatchUp, 'ask' | 'fetchAround'>;
}

/**
 * A page of a room's history, or of two as one, completed from the archives where the cache has a gap. Where an archive
 * cannot be asked the page is what there is, and says why. Fault `NoSuchNode`: the message of a link is not in the
 * room, or nobody mentions the person after that.
 */
export async function readPage(sources: PageSources, request: PageRequest): Promise<MessagePage> {
  const attempts = new Attempts();
  await findPlace(sources, request, attempts);
  await findBeside(sources, request, attempts);
  const page = await complete(sources, request, attempts);
  const { at } = request.from;
  // What leads nowhere shows no page.
  if (page.place === undefined && (at === 'archive id' || at === 'mention'))
    throw nowhere(at, attempts.fault);
  const older = attempts.fault?.fault ?? (page.unreadable ? tooLarge : undefined);
  return { ...plain(page), ...(older && { older }) };
}

/** What is asked of one room's archive fails for that room alone. */
class Attempts {
  readonly #faults = new Map<RoomAddress, FaultError>();

  get fault(): FaultError | undefined {
    return this.#faults.values().next().value;
  }

  async on<Asked extends { readonly room: RoomAddress }>(
    parts: readonly Asked[],
    ask: (part: Asked) => Promise<unknown>,
  ): Promise<void> {
    const one = async (part: Asked): Promise<void> => {
      try {
        await ask(part);
      } catch (error) {
        if (!(error instanceof FaultError)) throw error;
        this.#faults.set(part.room, error);
      }
    };
    await Promise.all(parts.filter(this.isOpen).map(one));
  }

  readonly isOpen = ({ room }: { readonly room: RoomAddress }): boolean => !this.#faults.has(room);
}

async function findPlace(
  { history, catchUp }: PageSources,
  request: PageRequest,
  attempts: Attempts,
): Promise<void> {
  const { room, from } = request;
  if (from.at !== 'date' && from.at !== 'archive id') return;
  const rooms = from.at === 'date' ? roomsOf(request) : [room];
  await attempts.on(
    rooms.map((each) => ({ room: each })),
    async (one) => {
      if (history.holds(one.room, from)) return;
      await catchUp.fetchAround(one.room, from);
      // What cannot be put in order with the rest is not kept.
      if (from.at === 'archive id' && !history.holds(one.room, from)) throw unknownMessage();
    },
  );
}

/** Of a room that is read beside another, what was said around a place may lie deep in a gap. */
async function findBeside(
  { history, catchUp }: PageSources,
  request: PageRequest,
  attempts: Attempts,
): Promise<void> {
  const { from, beside } = request;
  if (beside === undefined || from.at === 'newest' || from.at === 'before' || from.at === 'after') return;
  const { place, missing } = history.page(request);
  const key = place ?? ('key' in from ? from.key : 0);
  if (key === 0) return;
  const inGap = missing.filter(({ ask }) => ask.before !== null);
  await attempts.on(inGap, ({ room }) => catchUp.fetchAround(room, { at: 'date', date: timeOf(key) }));
}

async function complete(
  { history, catchUp }: PageSources,
  request: PageRequest,
  attempts: Attempts,
): Promise<HistoryPage> {
  let page = history.page(request);
  for (let asks = 0; page.missing.some(attempts.isOpen) && asks < maxAsks; asks += 1) {
    await attempts.on(page.missing, ({ room, ask }) => catchUp.ask(room, ask));
    page = history.page(request);
  }
  return page;
}

function plain({ messages, reachedStart, reachedEnd, place }: HistoryPage): MessagePage {
  return { messages: shown(messages), reachedStart, reachedEnd, ...(place !== undefined && { place }) };
}

/** The archive's own words for what it does not hold say nothing of a message. */
function nowhere(at: 'archive id' | 'mention', error: FaultError | undefined): FaultError {
  if (at === 'mention') return error ?? new FaultError('NoSuchNode', 'Nobody mentions you after that.');
  return error === undefined || error.fault.code === 'NoSuchNode' ? unknownMessage() : error;
}

const tooLarge = {
  code: 'MsgNotSupported',
  text: 'Here stands a message that is too large for Perch, so what is before it cannot be shown.',
} as const;
