import type { ArchiveAsk, History } from '#electron/history/history.ts';
import type { RoomAddress, Timestamp } from '#electron/model/ids.ts';
import type { ArchivePage } from '#electron/model/message.ts';
import type { AskArchive } from './read-ahead.ts';

export interface PassOverNeeds {
  readonly history: Pick<History, 'passOver' | 'find' | 'asking'>;
  readonly inside: (room: RoomAddress) => AskArchive;
  readonly store: (room: RoomAddress, ask: ArchiveAsk, page: ArchivePage) => Promise<void>;
  readonly now: () => Timestamp;
}

const second = 1_000;
const day = 24 * 60 * 60 * second;
/** So much earlier than what stands above an entry that cannot be taken one looks for what stands below it. */
const leaps = [second, 60 * second, 3600 * second, day, 30 * day, 365 * day];

/**
 * An entry that cannot be taken has a neighbour below, and nothing but time leads there: its id is not known. A leap
 * that is too short meets the same entry and costs another connection, so the next one is longer. What lies between stays
 * a gap.
 */
export function createPassOver({ history, inside, store, now }: PassOverNeeds) {
  const leapt = new Map<string, number>();

  return async (room: RoomAddress, ask: ArchiveAsk): Promise<void> => {
    if (ask.after !== undefined) return history.passOver(room, ask);
    const place = JSON.stringify([room, ask.before]);
    const tries = leapt.get(place) ?? 0;
    const leap = leaps[tries];
    leapt.set(place, tries + 1);
    const from = ask.before == null ? now() : history.find(room, ask.before)?.sentAt;
    if (leap !== undefined && from !== undefined) {
      const single = history.asking(room, { max: 1 });
      const below = await newestBefore(inside(room), from - leap);
      if (below !== undefined) await store(room, single, below);
    }
    leapt.set(place, tries);
    history.passOver(room, ask);
  };
}

/** The newest message that is not later; an entry may be something else. */
async function newestBefore(archive: AskArchive, end: Timestamp): Promise<ArchivePage | undefined> {
  let page = await archive({ before: null, end, max: 1 });
  while (page.messages.length === 0 && page.first !== undefined && !page.complete) {
    page = await archive({ before: page.first, max: 1 });
  }
  return page.messages.length === 0 ? undefined : page;
}
