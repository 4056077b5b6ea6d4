import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import type { Misfit } from '#electron/model/logical-room.ts';
import { summaryOf } from '#electron/model/principal.ts';
import { readMisfitsAnswer, writeMisfitsQuestion } from '#electron/stanza/perch-misfits.ts';
import { principals } from '../management/lists.ts';
import { inOurTerms } from '../management/owner-form.ts';
import { readList } from '../management/roles.ts';
import type { Wire } from '../wire.ts';

/** Who of some people, or of a room's members, may not enter a public room. */
export async function askMisfits(
  wire: Wire,
  publicRoom: RoomAddress,
  who: readonly BareAddress[] | RoomAddress,
): Promise<readonly Misfit[]> {
  const named = typeof who === 'string' ? await readList(wire, 'Member', who) : principals(who, 'members');
  return wire.isPerch ? askService(wire, publicRoom, named) : compareLists(wire, publicRoom, named);
}

async function askService(
  { session, service }: Wire,
  to: RoomAddress,
  named: readonly BareAddress[],
): Promise<readonly Misfit[]> {
  const payload = writeMisfitsQuestion(named);
  const answer = await inOurTerms(session.request({ type: 'get', to, payload }));
  const misfits = answer && readMisfitsAnswer(answer);
  if (!misfits) throw new FaultError('UnknownServerError', 'The service did not say who could not enter.');
  return misfits.map(({ address, name, addable }) => ({
    principal: summaryOf(address, service, name),
    addable,
  }));
}

/** By XEP-0045 a closed room lets in its members, an open one everybody whom it does not ban. */
async function compareLists(
  wire: Wire,
  publicRoom: RoomAddress,
  named: readonly BareAddress[],
): Promise<readonly Misfit[]> {
  const { properties } = await wire.describe(publicRoom);
  if (properties.privacy === 'Open') return [];
  const members = await readList(wire, 'Member', publicRoom);
  const out = named.filter((one) => !members.includes(one));
  return out.map((address) => ({ principal: summaryOf(address, wire.service), addable: true }));
}
