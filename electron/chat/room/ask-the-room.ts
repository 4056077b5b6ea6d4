import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import { writeMediatedInvites } from '#electron/stanza/0045-invite.ts';
import { writeVoiceWish } from '#electron/stanza/0045-requests.ts';
import { speakable } from '#electron/stanza/speakable.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { askAnything, sendConfirmed } from '../confirmed.ts';
import type { Wire } from '../wire.ts';

/** Asks those who run a room for the right to post in it (XEP-0045, 7.13); only our service passes on words. */
export function askToPresent(wire: Wire, room: RoomAddress, words: string | undefined): Promise<void> {
  // ejabberd refuses a form with a field that it does not know.
  const said = wire.isPerch && words?.trim() ? speakable(words.trim()) : undefined;
  return tell(wire, room, writeVoiceWish(said));
}

/** Has the room invite people (XEP-0045, 7.8.2); one by one, because not every room takes several. */
export async function inviteUsers(
  wire: Wire,
  room: RoomAddress,
  people: readonly BareAddress[],
  reason: string | undefined,
): Promise<void> {
  const words = reason === undefined ? {} : { reason: speakable(reason) };
  for (const to of people) await tell(wire, room, writeMediatedInvites([{ kind: 'invite', to, ...words }]));
}

async function tell({ session }: Wire, room: RoomAddress, payload: Element): Promise<void> {
  const message = xml('message', { to: room, id: session.surroundings.id() }, payload);
  await sendConfirmed(session, message, () => askAnything(session, room));
}
