import type { ArchiveAsk, History } from '#electron/history/history.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { ArchivePage } from '#electron/model/message.ts';
import type { AskArchive } from './read-ahead.ts';

/**
 * An archive that does not know an id may answer with another page, without a word. Where times make one doubt, what
 * follows the page tells whether a clock was set back instead.
 */
export async function certain(
  { history, archive }: { readonly history: Pick<History, 'doubts'>; readonly archive: AskArchive },
  room: RoomAddress,
  ask: ArchiveAsk,
  page: ArchivePage,
): Promise<ArchiveAsk> {
  if (page.last === undefined || !history.doubts(room, ask, page)) return ask;
  const { first } = await archive({ after: page.last, max: 1 });
  return first === ask.before ? { ...ask, certain: true } : ask;
}
