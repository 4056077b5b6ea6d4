import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { ChatRoomRequest } from '#electron/model/room-settings.ts';
import {
  readRoomRequests,
  writeRequestsQuestion,
  writeRoomRequestAnswer,
} from '#electron/stanza/0045-requests.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { askAnything, sendConfirmed } from '../confirmed.ts';
import type { Wire } from '../wire.ts';

/** Everything that waits for an answer in a room. Throws MsgNotSupported where the service keeps no requests. */
export async function askRequests(
  { session, isPerch }: Wire,
  room: RoomAddress,
): Promise<readonly ChatRoomRequest[]> {
  if (!isPerch) throw new FaultError('MsgNotSupported', 'This service keeps no requests: each is told once.');
  const answer = await session.request({ type: 'get', to: room, payload: writeRequestsQuestion() });
  return answer ? readRoomRequests(answer).map((request) => ({ ...request, room })) : [];
}

/** Approves a request or denies it (XEP-0045, 8.6, 9.9). */
export async function answerRequest(
  { session }: Wire,
  request: ChatRoomRequest,
  allow: boolean,
): Promise<void> {
  const { room } = request;
  const id = session.surroundings.id();
  const message = xml('message', { to: room, id }, writeRoomRequestAnswer({ ...request, allow }));
  await sendConfirmed(session, message, () => askAnything(session, room));
}

/** The request that a room puts to those who decide: only the room itself can say that somebody asks. */
export function readRequest(message: Element): ChatRoomRequest | undefined {
  const { from, type } = message.attrs;
  const room = bareJid(from ?? '');
  if (!room || from !== room || type === 'error' || type === 'groupchat') return undefined;
  const [request] = readRoomRequests(message);
  return request && { ...request, room };
}
