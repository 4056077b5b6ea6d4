import type { ArchiveAsk, History } from '#electron/history/history.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { ArchiveId, RoomAddress } from '#electron/model/ids.ts';
import type { ArchivePage } from '#electron/model/message.ts';
import type { PageRequest } from '#electron/model/page.ts';
import type { AskArchive } from './read-ahead.ts';

/** A place that only the archive can find where it is not stored. */
export type ArchivePlace = Extract<PageRequest['from'], { at: 'date' | 'archive id' }>;

export interface FetchAroundNeeds {
  readonly archive: AskArchive;
  readonly asking: History['asking'];
  readonly store: (room: RoomAddress, ask: ArchiveAsk, page: ArchivePage) => Promise<void>;
}

/** Messages on each side of the place. */
const half = 25;

/**
 * Fetches what lies around a date or a message, wherever that is in the archive. What comes before and after it is asked
 * by ids: a page that is chosen by time leaves out what an archive holds out of order.
 */
export async function fetchAround(
  { archive, asking, store }: FetchAroundNeeds,
  room: RoomAddress,
  place: ArchivePlace,
): Promise<void> {
  const ask = asking(room, { max: 2 * half });
  const id = await idOf(archive, place);
  if (id === undefined) return;
  const older = await archive({ before: id, max: half });
  const newer = await archive(older.last === undefined ? { max: half } : { after: older.last, max: half });
  // An archive that does not know the id may answer with another page, without a word.
  if (newer.first !== id) throw unknownMessage();
  await store(room, ask, oneAfterTheOther(older, newer));
}

export function unknownMessage(): FaultError {
  return new FaultError('NoSuchNode', 'That message is not in this room, or not any more.');
}

/** The first entry of that time or later; undefined where there is none. */
async function idOf(archive: AskArchive, place: ArchivePlace): Promise<ArchiveId | undefined> {
  if (place.at === 'archive id') return place.archiveId;
  const { first } = await archive({ start: place.date, max: 1 });
  return first;
}

function oneAfterTheOther(older: ArchivePage, newer: ArchivePage): ArchivePage {
  const first = older.first ?? newer.first;
  const removed = [...(older.removed ?? []), ...(newer.removed ?? [])];
  return {
    messages: [...older.messages, ...newer.messages],
    complete: older.complete,
    ...(removed.length > 0 && { removed }),
    ...(first === undefined ? {} : { first }),
    ...(newer.last === undefined ? {} : { last: newer.last }),
  };
}
