import type { ChatRoomField, MissingFeatures } from '#electron/model/room-settings.ts';
import { type Form, formField } from '#electron/stanza/0004-form.ts';
import { allFields, formFields } from './room-fields.ts';

/** Why a field is not in the form of a room. */
const sentences = {
  name: 'On this service a room keeps the name of its address.',
  description: 'Rooms on this service have no description.',
  privacy: 'On this service the kind of a room cannot be changed.',
  behavior: 'This service has no auditoriums.',
  category: 'This service has no categories: all its rooms stand together.',
  invitations: 'This service invites nobody by itself. Invite people one by one.',
  disabled: 'Rooms on this service cannot be disabled. Make the room secret, or delete it.',
  addIn: 'This service knows no add-ins.',
  companion: 'On this service rooms are linked for oneself alone.',
  presenters: 'On this service the members of an auditorium present in it.',
} as const satisfies MissingFeatures;

/**
 * What a service that knows only XEP-0045 has not. A closed auditorium is unsafe on ejabberd, which lets people back
 * in who were removed from it, and on Prosody all members post in it; no service says which it is.
 */
export const missingOnStock: MissingFeatures = {
  category: sentences.category,
  invitations: sentences.invitations,
  disabled: sentences.disabled,
  addIn: sentences.addIn,
  companion: sentences.companion,
  presenters: sentences.presenters,
  'closed auditorium': 'On this service an auditorium has to be open to everybody.',
  groups: 'This service knows no groups. Name people one by one.',
  'requests to join': 'This service passes on no requests. Ask one of those who manage the room.',
  'kept invitations': 'This service keeps no invitations: one that came while nobody was here may be lost.',
  'eligible people': 'This service does not tell who has an account. Type the whole address.',
};

/** What is missing in one room, by the form that it handed out; lists are kept beside the form, if not in it. */
export function missingIn(form: Form, onService: MissingFeatures): MissingFeatures {
  const isThere = (field: ChatRoomField): boolean => formFields[field].some((name) => formField(form, name));
  const absent = Object.entries(sentences).filter(([field]) =>
    allFields.some((one) => one === field && !isThere(one)),
  );
  return { ...onService, ...Object.fromEntries(absent) };
}
