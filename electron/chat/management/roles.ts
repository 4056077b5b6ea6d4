import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import type { Behavior } from '#electron/model/room.ts';
import type { ChatRoomRole } from '#electron/model/room-settings.ts';
import { type Form, formValue } from '#electron/stanza/0004-form.ts';
import { roomField } from '#electron/stanza/perch-room-form.ts';
import type { Wire } from '../wire.ts';
import { askAffiliations, changeAffiliations } from './affiliations.ts';
import { affiliationsFor, listOf, listsFrom, listsIn, principals } from './lists.ts';
import { askOwnerForm, submitOwnerForm } from './owner-form.ts';
import { fillChanges } from './room-form.ts';

/** What becomes of a list. */
type ListChange = (now: readonly BareAddress[]) => readonly BareAddress[];

/** While others save, too: after so many attempts somebody has to look. */
const mostAttempts = 5;

/** FaultErrors name those who are on the list already (PrincipalsAlreadyDefined); then nobody is added. */
export async function addToRole(
  wire: Wire,
  role: ChatRoomRole,
  room: RoomAddress,
  addresses: readonly BareAddress[],
): Promise<void> {
  const field = listOf[role];
  const added = principals(addresses, field);
  await changeList(wire, role, room, (now) => {
    const values = added.filter((one) => now.includes(one));
    if (values.length === 0) return [...now, ...added];
    const text = `${values[0]} is on this list already.`;
    throw new FaultError('PrincipalsAlreadyDefined', text, { field, values });
  });
}

/** FaultErrors name those who are not on the list (NoSuchPrincipal); then nobody is taken off. */
export async function removeFromRole(
  wire: Wire,
  role: ChatRoomRole,
  room: RoomAddress,
  addresses: readonly BareAddress[],
): Promise<void> {
  const field = listOf[role];
  const removed = principals(addresses, field);
  await changeList(wire, role, room, (now) => {
    const values = removed.filter((one) => !now.includes(one));
    if (values.length === 0) return now.filter((one) => !removed.includes(one));
    throw new FaultError('NoSuchPrincipal', `${values[0]} is not on this list.`, { field, values });
  });
}

async function changeList(
  wire: Wire,
  role: ChatRoomRole,
  room: RoomAddress,
  change: ListChange,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryToChangeList(wire, role, room, change);
    } catch (error) {
      const isStale = error instanceof FaultError && error.fault.code === 'DataCollision';
      if (!isStale || attempt === mostAttempts) throw error;
    }
  }
}

async function tryToChangeList(
  wire: Wire,
  role: ChatRoomRole,
  room: RoomAddress,
  change: ListChange,
): Promise<void> {
  const form = await askOwnerForm(wire.session, room);
  const lists = listsIn(form);
  if (lists) {
    const list = listOf[role];
    const filled = fillChanges(form, { [list]: change(lists[list]) }, formValue(form, roomField.revision));
    return submitOwnerForm(wire.session, room, filled);
  }
  const { properties } = await wire.describe(room);
  await changeByAffiliation(wire, role, room, change, properties.behavior);
}

/** XEP-0045 knows no presenters beside members: those who belong to an auditorium present in it. */
async function changeByAffiliation(
  { session }: Wire,
  role: ChatRoomRole,
  room: RoomAddress,
  change: ListChange,
  behavior: Behavior,
): Promise<void> {
  const now = await askAffiliations(session, room);
  const list = role === 'Presenter' ? 'members' : listOf[role];
  const wanted = { [list]: change(listsFrom(now, behavior)[list]) };
  await changeAffiliations(session, room, affiliationsFor(now, wanted, behavior));
}

/** One list of a room, for those who manage it. */
export async function readList(
  wire: Wire,
  role: ChatRoomRole,
  room: RoomAddress,
): Promise<readonly BareAddress[]> {
  const form: Form = await askOwnerForm(wire.session, room);
  const lists = listsIn(form);
  if (lists) return lists[listOf[role]];
  const { properties } = await wire.describe(room);
  return listsFrom(await askAffiliations(wire.session, room), properties.behavior)[listOf[role]];
}
