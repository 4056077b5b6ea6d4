import type { ArchiveAsk } from '#electron/history/history.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { ArchivePage, ArchiveQuery } from '#electron/model/message.ts';

export type AskArchive = (query: ArchiveQuery) => Promise<ArchivePage>;

interface Ahead {
  readonly name: string;
  readonly answer: Promise<ArchivePage>;
}

/** While a page is being stored the one before it is asked for already: network and disk work at the same time. */
export function createReadAhead() {
  const underWay = new Map<RoomAddress, Ahead>();

  return {
    /** The answer that is under way already, or asks. */
    ask: (room: RoomAddress, archive: AskArchive, ask: ArchiveAsk): Promise<ArchivePage> => {
      const ahead = underWay.get(room);
      underWay.delete(room);
      return ahead?.name === nameOf(ask) ? ahead.answer : archive(ask);
    },
    begin: (room: RoomAddress, archive: AskArchive, ask: ArchiveAsk): void => {
      const answer = archive(ask);
      // Who takes it hears of its failure; where nobody does, nothing is lost.
      answer.catch(() => undefined);
      underWay.set(room, { name: nameOf(ask), answer });
    },
  };
}

function nameOf({ before, after, max, epoch }: ArchiveAsk): string {
  return JSON.stringify([before, after, max, epoch]);
}
