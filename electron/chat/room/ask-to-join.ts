import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { conditionOf } from '#electron/session/request-fault.ts';
import { writeMembershipWish } from '#electron/stanza/0045-requests.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { speakable } from '#electron/stanza/speakable.ts';
import { xml } from '#electron/stanza/xml.ts';
import type { Wire } from '../wire.ts';

/** Asks those who manage a room to be made a member (XEP-0045, 7.10). Asking twice is asking once. */
export async function askToJoin(
  { session, nickname }: Wire,
  room: RoomAddress,
  words: string | undefined,
): Promise<void> {
  const wish = writeMembershipWish({ nickname, ...(words?.trim() && { words: speakable(words.trim()) }) });
  const payload = xml('query', { xmlns: NS.register }, wish);
  try {
    await session.request({ type: 'set', to: room, payload });
  } catch (error) {
    const reason = why.get(conditionOf(error) ?? '');
    throw reason === undefined ? error : new FaultError('MsgNotSupported', reason);
  }
}

/** Takes oneself off all lists of a room (XEP-0077, 3.2). The last manager stays: InvalidArgument. */
export async function resignFromRoom({ session }: Wire, room: RoomAddress): Promise<void> {
  const payload = xml('query', { xmlns: NS.register }, xml('remove'));
  await session.request({ type: 'set', to: room, payload });
}

const noRequests = 'This room passes on no requests. Ask one of those who manage it.';
const why: ReadonlyMap<string, string> = new Map([
  ['service-unavailable', 'Everybody may enter this room, or it passes on no requests.'],
  ['feature-not-implemented', noRequests],
  ['registration-required', noRequests],
]);
