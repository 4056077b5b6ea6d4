import type { ChatRoomSettings } from '#electron/model/room-settings.ts';
import { type Form, type FormField, formField } from '#electron/stanza/0004-form.ts';
import { roomField } from '#electron/stanza/perch-room-form.ts';
import { speakable } from '#electron/stanza/speakable.ts';
import { speakableLine } from '../speakable.ts';
import { formFields } from './room-fields.ts';

type Values = Readonly<Record<string, readonly string[]>>;

/** The fields that servers keep their archive switch in. */
const archiveFields = ['muc#roomconfig_enablearchiving', 'muc#roomconfig_enablelogging', 'mam'];

/** What every room of ours is, whatever else it is: it stays, keeps what is said, and tells who is in it. */
const newRoom: Values = {
  'muc#roomconfig_persistentroom': ['1'],
  'muc#roomconfig_whois': ['anyone'],
  'muc#roomconfig_passwordprotectedroom': ['0'],
  ...Object.fromEntries(archiveFields.map((field) => [field, ['1']])),
};

/** Fills in the form of a new room (XEP-0045, 10.1.3): closed and normal, unless told otherwise. */
export function fillNewRoom(form: Form, settings: ChatRoomSettings): Form {
  const wanted = { privacy: 'Closed', behavior: 'Normal', description: '', ...settings } as const;
  return submission(form, { ...newRoom, ...wantedValues(wanted) });
}

/**
 * Fills in the form of a room that is there (XEP-0045, 10.2), with what shall be otherwise. `revision` is that of
 * the copy that was changed, where the service counts them.
 */
export function fillChanges(form: Form, changes: Partial<ChatRoomSettings>, revision?: string): Form {
  const counted = revision === undefined ? {} : { [roomField.revision]: [revision] };
  return submission(form, { ...wantedValues(changes), ...counted });
}

/** The form of a secret room, saving which makes those members of its companion who could not enter it. */
export function addToCompanion(form: Form): Form {
  return { ...form, fields: [...form.fields, { name: roomField.addToCompanion, values: ['1'] }] };
}

/**
 * Only what the server offered goes back: ejabberd refuses a form with a field that it does not know. A service that
 * counts revisions leaves alone what is not named; others may take it for emptied, so that they get it back as it is.
 */
function submission(form: Form, wanted: Values): Form {
  const isPartial = formField(form, roomField.revision) !== undefined;
  const fields = form.fields
    .filter(({ name, type }) => name !== '' && type !== 'fixed')
    .filter(({ name, type }) => !isPartial || type === 'hidden' || Object.hasOwn(wanted, name))
    .map((field): FormField => ({ ...field, values: wanted[field.name] ?? field.values }));
  return { type: 'submit', fields };
}

function wantedValues(settings: Partial<ChatRoomSettings>): Values {
  const { name, description, privacy, behavior, disabled } = settings;
  const { category, invitations, addIn, companion, members, managers, presenters } = settings;
  const values: Readonly<Record<string, readonly string[] | undefined>> = {
    [formFields.name[0]]: name === undefined ? undefined : [speakableLine(name)],
    [formFields.description[0]]: description === undefined ? undefined : [speakable(description)],
    [formFields.privacy[0]]: privacy && [yesOrNo(privacy !== 'Open')],
    [formFields.privacy[1]]: privacy && [yesOrNo(privacy !== 'Secret')],
    // Always said, because ejabberd lets removed people back into a members-only room that is moderated.
    [formFields.behavior[0]]: behavior && [yesOrNo(behavior === 'Auditorium')],
    // ejabberd: whether whoever enters a moderated room may post there all the same.
    members_by_default: behavior && [yesOrNo(behavior === 'Normal')],
    [formFields.category[0]]: category === undefined ? undefined : [category],
    [formFields.invitations[0]]: invitations && [invitations],
    [formFields.disabled[0]]: disabled === undefined ? undefined : [yesOrNo(disabled)],
    [formFields.addIn[0]]: addIn === undefined ? undefined : [addIn],
    [formFields.companion[0]]: companion === undefined ? undefined : [companion],
    [formFields.members[0]]: members,
    [formFields.managers[0]]: managers,
    [formFields.presenters[0]]: presenters,
  };
  return Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}

function yesOrNo(value: boolean): string {
  return value ? '1' : '0';
}
