import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import type { Session } from '#electron/session/session.ts';
import { readMucAdmin, writeMucAdmin } from '#electron/stanza/0045-admin.ts';
import type { Affiliation } from '#electron/stanza/0045-muc.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import { xml } from '#electron/stanza/xml.ts';

/** Who stands where in a room (XEP-0045, 5.2), by address. Nobody else stands anywhere. */
export type Affiliations = ReadonlyMap<BareAddress, Affiliation>;

const listed = ['owner', 'admin', 'member'] as const satisfies readonly Affiliation[];

/** For those who run the room (XEP-0045, 9.5, 10.5, 10.8). */
export async function askAffiliations(session: Session, room: RoomAddress): Promise<Affiliations> {
  const lists = await Promise.all(listed.map((affiliation) => askList(session, room, affiliation)));
  return new Map(lists.flat());
}

/**
 * Makes people stand as they shall, one by one: Prosody applies only the first of several, and answers as if it had
 * done all. First who gets more, so that a room is never left without somebody who manages it. Then it is read back.
 */
export async function changeAffiliations(
  session: Session,
  room: RoomAddress,
  wanted: Affiliations,
): Promise<void> {
  const rising = [...wanted].toSorted(([, one], [, other]) => rank(one) - rank(other));
  for (const [jid, affiliation] of rising) await affiliate(session, room, jid, affiliation);
  const now = await askAffiliations(session, room).catch(() => undefined);
  const values = [...wanted].flatMap(([jid, affiliation]) =>
    (now?.get(jid) ?? 'none') === affiliation ? [] : [jid],
  );
  // Whoever has given up their own rights cannot look.
  if (!now || values.length === 0) return;
  throw new FaultError('ServerError', 'The service said that it did this, and did not do all of it.', {
    values,
  });
}

async function askList(
  session: Session,
  room: RoomAddress,
  affiliation: Affiliation,
): Promise<readonly (readonly [BareAddress, Affiliation])[]> {
  const payload = writeMucAdmin([{ affiliation }]);
  const answer = await session.request({ type: 'get', to: room, payload });
  const items = (answer && readMucAdmin(xml('iq', {}, answer))) ?? [];
  return items.flatMap(({ jid }) => {
    const address = bareJid(jid ?? '');
    return address ? [[address, affiliation] as const] : [];
  });
}

async function affiliate(
  session: Session,
  room: RoomAddress,
  jid: BareAddress,
  affiliation: Affiliation,
): Promise<void> {
  const payload = writeMucAdmin([{ jid, affiliation }]);
  await session.request({ type: 'set', to: room, payload });
}

function rank(affiliation: Affiliation): number {
  const order: readonly Affiliation[] = ['owner', 'admin', 'member', 'none', 'outcast'];
  return order.indexOf(affiliation);
}
