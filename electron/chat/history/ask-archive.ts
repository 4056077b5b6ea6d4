import { FaultError } from '#electron/model/fault.ts';
import type { Session } from '#electron/session/session.ts';
import {
  type ArchiveEnd,
  type ArchiveRequest,
  type ArchiveResult,
  readArchiveEnd,
  readArchiveResult,
  writeArchiveRequest,
} from '#electron/stanza/0313-archive.ts';
import { xml } from '#electron/stanza/xml.ts';

interface ArchiveAnswer<Read> extends ArchiveEnd {
  readonly results: readonly Read[];
}

/**
 * Puts one question to an archive, a room's or a service's, and believes only what comes from there as long as it is
 * open. Each result is read as it comes: a whole page at its end would hold up everything else. FaultErrors: those of
 * a request, and `UnknownServerError`.
 */
export async function askArchive<Read>(
  session: Session,
  archive: string,
  question: Omit<ArchiveRequest, 'queryId'>,
  read: (result: ArchiveResult) => Read,
): Promise<ArchiveAnswer<Read>> {
  const queryId = session.surroundings.id();
  const { max = Number.POSITIVE_INFINITY } = question.page;
  const results: Read[] = [];
  const undo = session.on('message', (message) => {
    const result = message.attrs.from === archive ? readArchiveResult(message) : undefined;
    // One more than was asked for shows that it is no answer (XEP-0059, 2.1); more need not be held.
    if (result?.queryId === queryId && results.length <= max) results.push(read(result));
  });
  try {
    const payload = writeArchiveRequest({ ...question, queryId });
    const answer = await session.request({ type: 'set', to: archive, payload });
    const end = answer && readArchiveEnd(xml('iq', {}, answer));
    if (!end || results.length > max) {
      throw new FaultError('UnknownServerError', 'The archive gave no answer that makes sense.');
    }
    return { ...end, results };
  } finally {
    undo();
  }
}
