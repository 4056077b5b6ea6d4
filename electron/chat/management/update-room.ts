import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type {
  ChatRoomInformation,
  ChatRoomLists,
  ChatRoomSettings,
  MissingFeatures,
} from '#electron/model/room-settings.ts';
import type { Form } from '#electron/stanza/0004-form.ts';
import type { Wire } from '../wire.ts';
import { askAffiliations, changeAffiliations } from './affiliations.ts';
import { checkSettings } from './check-settings.ts';
import { affiliationsFor, checkedLists, listsIn } from './lists.ts';
import { askOwnerForm, submitOwnerForm } from './owner-form.ts';
import { type ManagedRoom, readInformation } from './read-information.ts';
import { allFields } from './room-fields.ts';
import { fillChanges } from './room-form.ts';

/**
 * Saves what is otherwise than it was. Where the service keeps the lists in its form, all of it together or nothing;
 * elsewhere first the settings, then the lists, person by person.
 */
export async function updateRoom(
  wire: Wire,
  onService: MissingFeatures,
  information: ChatRoomInformation,
  lists: ChatRoomLists,
): Promise<void> {
  const { address: room, revision } = information;
  const now = await readInformation(wire, room, onService);
  const wanted = { ...changedSettings(now.information, information), ...checkedLists(lists) };
  checkSettings(merged(now.information, wanted), now.information.missing);
  await save(wire, now, wanted, revision);
}

/** Changes some settings of a room, whatever the others are now. */
export async function changeRoom(
  wire: Wire,
  room: RoomAddress,
  changes: Partial<ChatRoomSettings>,
  onService: MissingFeatures,
): Promise<void> {
  checkSettings(changes, onService);
  const form = await askOwnerForm(wire.session, room);
  await submitOwnerForm(wire.session, room, fillChanges(form, changes));
}

async function save(
  wire: Wire,
  { form, information }: ManagedRoom,
  wanted: Partial<ChatRoomSettings>,
  revision: string | undefined,
): Promise<void> {
  const { members, managers, ...settings } = wanted;
  const { address: room, behavior: before } = information;
  const keepsLists = listsIn(form) !== undefined;
  const behavior = settings.behavior ?? before;
  const lists = { ...(members && { members }), ...(managers && { managers }) };
  const changes =
    keepsLists || Object.keys(lists).length === 0
      ? undefined
      : affiliationsFor(await askAffiliations(wire.session, room), lists, behavior);
  const isChanged = Object.keys(keepsLists ? wanted : settings).length > 0;
  if (isChanged || revision !== undefined) {
    // Said anew with each submit: a room of another program may be moderated without being an auditorium.
    const filled = fillChanges(form, keepsLists ? wanted : { ...settings, behavior }, revision);
    await submitOwnerForm(wire.session, room, filled);
    await readBack(wire, room, form, settings);
  }
  if (changes) await changeAffiliations(wire.session, room, changes);
}

/** What the room became counts, not what the service answered. */
async function readBack(
  wire: Wire,
  room: RoomAddress,
  form: Form,
  { privacy, behavior }: Partial<ChatRoomSettings>,
): Promise<void> {
  if (listsIn(form) !== undefined) return;
  const { properties, persistent } = await wire.describe(room);
  const isSo =
    (!privacy || properties.privacy === privacy) && (!behavior || properties.behavior === behavior);
  if (isSo && persistent) return;
  throw new FaultError('ServerError', 'The service said that it did this, and made it another kind of room.');
}

/** What somebody made otherwise in their copy, lists apart. */
function changedSettings(now: ChatRoomInformation, copy: ChatRoomInformation): Partial<ChatRoomSettings> {
  const settings = allFields.filter((one) => one !== 'members' && one !== 'managers' && one !== 'presenters');
  const changed = settings.filter((one) => copy[one] !== undefined && copy[one] !== now[one]);
  return Object.fromEntries(changed.map((one) => [one, copy[one]]));
}

/** An auditorium is judged by the privacy that it has or shall have, but only where one of the two changes. */
function merged(now: ChatRoomInformation, wanted: Partial<ChatRoomSettings>): Partial<ChatRoomSettings> {
  if (wanted.privacy === undefined && wanted.behavior === undefined) return wanted;
  const { privacy, behavior } = { ...now, ...wanted };
  return { ...wanted, privacy, behavior };
}
