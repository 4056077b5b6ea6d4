import { writeMucUser } from '#electron/stanza/0045-muc.ts';
import { writeArchiveResult } from '#electron/stanza/0313-archive.ts';
import { writeInstant } from '#electron/stanza/values.ts';
import { xml } from '#electron/stanza/xml.ts';
import type { Outgoing, Request } from '../request.ts';
import type { Room } from '../room.ts';
import type { ArchivedMessage } from '../storage/archive-values.ts';
import { readStored } from '../storage/stored-stanza.ts';

/** A message of the archive on its way to whoever asked the room, or the service. */
export function result(
  request: Request,
  message: ArchivedMessage,
  queryId: string | undefined,
  discloses: (message: ArchivedMessage) => boolean,
): Outgoing | undefined {
  const { id, storedAt, author } = message;
  const stanza = readStored(message);
  if (!stanza) return undefined;
  // XEP-0313, 6.2: who wrote it, for those who may know.
  if (discloses(message)) stanza.append(writeMucUser({ items: [{ jid: author }], statuses: [] }));
  const forwarded = { stanza, stamp: writeInstant(storedAt) };
  const query = queryId === undefined ? {} : { queryId };
  const carrier = xml('message', { from: request.to }, writeArchiveResult({ id, forwarded, ...query }));
  return { stanza: carrier, to: [request.from] };
}

/** A message sent while addresses were for moderators only never tells its author to anybody else. */
export function disclosure(room: Room, { account }: Request): (message: ArchivedMessage) => boolean {
  const { runsLists } = room.rights(account);
  return ({ authorPublic }) => runsLists || (authorPublic && room.settings.nonAnonymous);
}
