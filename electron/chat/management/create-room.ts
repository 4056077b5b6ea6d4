import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { ChatRoomSettings, MissingFeatures } from '#electron/model/room-settings.ts';
import type { Form } from '#electron/stanza/0004-form.ts';
import { writeDestroyed } from '#electron/stanza/0045-muc.ts';
import { writeMucOwner } from '#electron/stanza/0045-owner.ts';
import type { Wire } from '../wire.ts';
import { askAffiliations, changeAffiliations } from './affiliations.ts';
import { checkMayCreate } from './categories.ts';
import { checkSettings } from './check-settings.ts';
import { affiliationsFor, checkedLists, listsIn } from './lists.ts';
import { missingIn } from './missing.ts';
import { askOwnerForm, submitOwnerForm } from './owner-form.ts';
import { leaveReserved, reserveRoom } from './reserve-room.ts';
import { addToCompanion, fillNewRoom } from './room-form.ts';

/**
 * A reserved room (XEP-0045, 10.1.3): entered, configured, looked at, left; deleted where that fails. `addMembers`:
 * whoever may not enter its companion is made a member of that.
 */
export async function createRoom(
  wire: Wire,
  onService: MissingFeatures,
  given: ChatRoomSettings,
  { addMembers = false }: { readonly addMembers?: boolean | undefined } = {},
): Promise<RoomAddress> {
  const { category, ...wanted } = given;
  // A service without categories is told as one: its name is no wish.
  const isWhole = category === wire.service && !wire.isPerch;
  const settings = { ...wanted, ...checkedLists(given), ...(category && !isWhole && { category }) };
  checkSettings({ privacy: 'Closed', ...settings }, onService);
  await checkMayCreate(wire, settings.category);
  const room = await reserveRoom(wire, settings);
  try {
    await configure(wire, room, onService, settings, addMembers);
    await readBack(wire, room, settings);
  } catch (error) {
    await deleteRoom(wire, room).catch(() => {});
    throw error;
  }
  await leaveReserved(wire, room);
  return room;
}

/** For good, with everybody in it. */
export async function deleteRoom({ session }: Wire, room: RoomAddress): Promise<void> {
  await session.request({ type: 'set', to: room, payload: writeMucOwner(writeDestroyed({})) });
}

async function configure(
  wire: Wire,
  room: RoomAddress,
  onService: MissingFeatures,
  settings: ChatRoomSettings,
  addMembers: boolean,
): Promise<void> {
  const form = await askOwnerForm(wire.session, room);
  checkSettings({ privacy: 'Closed', ...settings }, missingIn(form, onService));
  const filled = fillNewRoom(form, settings);
  await submitNew(wire, room, addMembers ? addToCompanion(filled) : filled);
  const { members, managers } = settings;
  if (listsIn(form) !== undefined || (!members && !managers)) return;
  const now = await askAffiliations(wire.session, room);
  const own = wire.session.address;
  const lists = {
    members: [...(members ?? []), ...(managers ?? []), own],
    managers: [...(managers ?? []), own],
  };
  await changeAffiliations(wire.session, room, affiliationsFor(now, lists, settings.behavior ?? 'Normal'));
}

/** A conflict without a word is about the one thing of a new room that can be taken. */
async function submitNew(wire: Wire, room: RoomAddress, form: Form): Promise<void> {
  try {
    await submitOwnerForm(wire.session, room, form);
  } catch (error) {
    if (!(error instanceof FaultError) || error.fault.code !== 'DataCollision') throw error;
    const text = 'There is a room of this name already. Choose another one.';
    throw new FaultError('DuplicateRoomName', text, { field: 'name' });
  }
}

/** What the room became counts, not what the service answered; it must at least keep what is said in it. */
async function readBack(
  wire: Wire,
  room: RoomAddress,
  { privacy = 'Closed', behavior = 'Normal' }: ChatRoomSettings,
): Promise<void> {
  const { properties, persistent } = await wire.describe(room);
  if (persistent && properties.privacy === privacy && properties.behavior === behavior) return;
  throw new FaultError('UnableToCreateRoom', 'The service made another kind of room than was asked for.');
}
