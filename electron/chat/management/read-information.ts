import type { RoomAddress } from '#electron/model/ids.ts';
import type { Behavior, Privacy } from '#electron/model/room.ts';
import type { ChatRoomInformation, MissingFeatures } from '#electron/model/room-settings.ts';
import { type Form, formField, formValue } from '#electron/stanza/0004-form.ts';
import { roomField } from '#electron/stanza/perch-room-form.ts';
import { readBoolean } from '#electron/stanza/values.ts';
import type { RoomDescription } from '../service/directory.ts';
import type { Wire } from '../wire.ts';
import { askAffiliations } from './affiliations.ts';
import { listsFrom, listsIn } from './lists.ts';
import { missingIn } from './missing.ts';
import { askOwnerForm } from './owner-form.ts';
import { formFields, privacyOf } from './room-fields.ts';

/** A room as those who manage it see it, with the form that the next change of it goes into. */
export interface ManagedRoom {
  readonly information: ChatRoomInformation;
  readonly form: Form;
}

/** FaultErrors: `NoSuchNode`, `ErrorPermission` for those who do not manage it. */
export async function readInformation(
  wire: Wire,
  room: RoomAddress,
  onService: MissingFeatures,
): Promise<ManagedRoom> {
  // The form first: who may not have it is told so, also where the rest is for everybody.
  const form = await askOwnerForm(wire.session, room);
  const description = await wire.describe(room);
  const settings = readSettings(form, description);
  const lists = listsIn(form) ?? listsFrom(await askAffiliations(wire.session, room), settings.behavior);
  const missing = missingIn(form, onService);
  return { form, information: { ...settings, ...lists, ...deeds(description), address: room, missing } };
}

type Settings = Omit<ChatRoomInformation, 'address' | 'missing' | 'members' | 'managers' | 'presenters'>;

function readSettings(form: Form, { properties, facts }: RoomDescription): Settings {
  const revision = formValue(form, roomField.revision);
  const invitations = formValue(form, roomField.invitations);
  const addIn = formValue(form, roomField.addin);
  const companion = formValue(form, roomField.companion);
  return {
    name: formValue(form, formFields.name[0]) || properties.name,
    description: formValue(form, formFields.description[0]) ?? properties.description,
    privacy: readPrivacy(form) ?? properties.privacy,
    behavior: readBehavior(form) ?? properties.behavior,
    category: formValue(form, roomField.category) ?? facts?.categoryId ?? '',
    categoryName: properties.category,
    disabled: readBoolean(formValue(form, roomField.disabled)) ?? false,
    ...(invitations !== undefined && { invitations: invitations === 'False' ? 'False' : 'Inherit' }),
    ...(addIn !== undefined && { addIn }),
    ...(companion !== undefined && { companion }),
    ...(revision !== undefined && { revision }),
  };
}

function readPrivacy(form: Form): Privacy | undefined {
  const [membersOnly, listed] = formFields.privacy.map((name) => readBoolean(formValue(form, name)));
  return membersOnly === undefined || listed === undefined ? undefined : privacyOf(membersOnly, listed);
}

function readBehavior(form: Form): Behavior | undefined {
  if (!formField(form, formFields.behavior[0])) return undefined;
  return readBoolean(formValue(form, formFields.behavior[0])) ? 'Auditorium' : 'Normal';
}

function deeds({ facts }: RoomDescription): Pick<ChatRoomInformation, 'created' | 'updated'> {
  const { created, updated } = facts ?? {};
  return { ...(created && { created }), ...(updated && { updated }) };
}
