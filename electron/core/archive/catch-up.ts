import type { ArchiveAsk, History } from '#electron/history/history.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { Inbound } from '../messages/inbound.ts';
import type { Storing } from '../messages/storing.ts';
import { createArchiveCare } from './archive-care.ts';
import { certain } from './certain.ts';
import { type ArchivePlace, fetchAround } from './fetch-around.ts';
import { type AskArchive, createReadAhead } from './read-ahead.ts';
import type { SliceLimits } from './slice-size.ts';
import { createStoreArchive, notInside } from './store-archive.ts';

/** Asks a room's archive; undefined while nobody is in the room. */
export type Archives = (room: RoomAddress) => AskArchive | undefined;

export interface CatchUp {
  /**
   * Asks once and stores the answer; answers how many messages came. With `how`, nobody waits for it; `goesOn`: more
   * before it will be wanted.
   */
  ask(room: RoomAddress, ask: ArchiveAsk, how?: { readonly goesOn: boolean }): Promise<number>;
  /** Fetches what lies around a date or a message. Fault `NoSuchNode`: the archive does not know the message. */
  fetchAround(room: RoomAddress, place: ArchivePlace): Promise<void>;
}

export interface CatchUpOptions {
  readonly history: Pick<
    History,
    'storePage' | 'doubts' | 'refused' | 'passOver' | 'find' | 'holds' | 'asking'
  >;
  readonly archives: Archives;
  readonly storing: Storing;
  readonly inbound: Pick<Inbound, 'archived' | 'flush'>;
  readonly onRemoved?: (room: RoomAddress) => void;
  readonly now: () => number;
  /** Messages that are stored at a time. */
  readonly slice?: SliceLimits;
}

/** Puts questions to the archives, and what they answer into the history. */
export function createCatchUp(options: CatchUpOptions): CatchUp {
  const { history, archives, storing, inbound, onRemoved, now, slice } = options;
  const inside = (room: RoomAddress): AskArchive => {
    const archive = archives(room);
    if (!archive) throw notInside();
    return archive;
  };
  const ahead = createReadAhead();
  const store = createStoreArchive({
    history,
    storing,
    inbound,
    isInside: (room) => archives(room) !== undefined,
    onRemoved,
    now,
    slice,
  });
  const carefully = createArchiveCare({ history, inside, store, now });

  const put = async (
    room: RoomAddress,
    question: ArchiveAsk,
    how: { readonly goesOn: boolean } | undefined,
  ): Promise<number> => {
    const archive = inside(room);
    try {
      const page = await ahead.ask(room, archive, question);
      const { first, complete } = page;
      const meets = first === undefined || history.holds(room, { at: 'archive id', archiveId: first });
      if (how?.goesOn && !complete && !meets) ahead.begin(room, archive, { ...question, before: first });
      const asked = await certain({ history, archive }, room, question, page);
      await store(room, asked, page, how === undefined ? 'asked' : 'missed');
      return page.messages.length;
    } catch (error) {
      if (!(error instanceof FaultError) || error.fault.code !== 'NoSuchNode') throw error;
      history.refused(room, question);
      return 0;
    }
  };

  return {
    ask: (room, question, how) => carefully(room, question, (asked) => put(room, asked, how)),
    fetchAround: (room, place) =>
      fetchAround({ archive: inside(room), asking: history.asking, store }, room, place),
  };
}
