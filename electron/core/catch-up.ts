import type { ArchiveAsk, History } from '../history/history.ts';
import { FaultError } from '../model/fault.ts';
import type { RoomAddress } from '../model/ids.ts';
import type { ArchivePage, ArchiveQuery } from '../model/message.ts';
import { createArchiveCare } from './archive-care.ts';
import type { Inbound } from './inbound.ts';

/** Asks a room's archive; undefined while nobody is in the room. */
export type Archives = (room: RoomAddress) => ((query: ArchiveQuery) => Promise<ArchivePage>) | undefined;

export interface CatchUp {
  /** Fetches the newest page and what is unread below it. */
  bring(room: RoomAddress): Promise<void>;
  /** Asks once and stores the answer. */
  ask(room: RoomAddress, ask: ArchiveAsk): Promise<void>;
}

export interface CatchUpOptions {
  readonly history: Pick<History, 'nextAsk' | 'storePage' | 'refused'>;
  readonly archives: Archives;
  readonly inbound: Pick<Inbound, 'archived' | 'flush'>;
  readonly now: () => number;
}

const pageSize = 100;
/** Beyond this a backlog is left to scrolling: the gap is marked, and filled when somebody gets there. */
const maxPages = 50;

export function createCatchUp({ history, archives, inbound, now }: CatchUpOptions): CatchUp {
  const carefully = createArchiveCare(now);
  const put = async (room: RoomAddress, question: ArchiveAsk): Promise<void> => {
    const archive = archives(room);
    if (!archive) throw notJoined();
    try {
      const page = await archive(question);
      // What was said while the question was under way stands before its answer on the wire.
      inbound.flush();
      // Who lost the room while its answer was on the way keeps nothing of it.
      if (!archives(room)) throw notJoined();
      const stored = history.storePage(room, question, page);
      inbound.archived(room, page.messages, stored);
    } catch (error) {
      if (!(error instanceof FaultError) || error.fault.code !== 'NoSuchNode') throw error;
      history.refused(room, question);
    }
  };

  const ask: CatchUp['ask'] = (room, question) => carefully(room, question, (asked) => put(room, asked));

  const bring = async (room: RoomAddress): Promise<void> => {
    for (let pages = 0; pages < maxPages; pages += 1) {
      const next = history.nextAsk(room, { want: 'current', max: pageSize });
      if (!next) return;
      await ask(room, next);
    }
  };
  return { bring, ask };
}

function notJoined(): FaultError {
  return new FaultError('UserNotJoined', 'Older messages come when you are back in the room.');
}
