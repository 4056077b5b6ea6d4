import type { Privacy } from '#electron/model/room.ts';
import { type Form, type FormField, formType, formValue } from '#electron/stanza/0004-form.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readBoolean } from '#electron/stanza/values.ts';
import { isReadable } from '../readable.ts';
import type { Refusal } from '../request.ts';
import type { RoomSettings } from '../storage/room-values.ts';

/** The settings that XEP-0045 has fields for. */
export type StandardSettings = Omit<
  RoomSettings,
  'category' | 'invitations' | 'disabledBy' | 'addin' | 'companion'
>;

/** What the form makes of the settings, or what is wrong with it. */
type SettingsChange = { readonly settings: StandardSettings } | { readonly refused: Refusal };

const longestName = 256;
const longestDescription = 256;

/** The yes-or-no fields that stand for one setting each. */
const switches = [
  ['muc#roomconfig_persistentroom', 'persistent', 'Keep the room when everybody has left'],
  ['muc#roomconfig_moderatedroom', 'moderated', 'Auditorium: only presenters can write'],
  ['muc#roomconfig_enablearchiving', 'archived', 'Keep what is said'],
  ['muc#roomconfig_changesubject', 'subjectByAll', 'Everybody who can write may change the subject'],
  ['muc#roomconfig_allowinvites', 'invitesByAll', 'Everybody who can write may invite'],
] as const;

const nameField = 'muc#roomconfig_roomname';
const descriptionField = 'muc#roomconfig_roomdesc';
const listedField = 'muc#roomconfig_publicroom';
const membersOnlyField = 'muc#roomconfig_membersonly';
const whoisField = 'muc#roomconfig_whois';

/** The fields of XEP-0045, filled in with how the room is now. */
export function writeStandardFields(settings: StandardSettings): readonly FormField[] {
  const { name, description, privacy, nonAnonymous } = settings;
  return [
    { name: nameField, type: 'text-single', label: 'Name', values: [name] },
    { name: descriptionField, type: 'text-single', label: 'Description', values: [description] },
    yesOrNo(listedField, 'Others can find the room', privacy !== 'Secret'),
    yesOrNo(membersOnlyField, 'Only members can enter', privacy !== 'Open'),
    ...switches.map(([field, setting, label]) => yesOrNo(field, label, settings[setting])),
    {
      name: whoisField,
      type: 'list-single',
      label: 'Who can see real addresses',
      values: [nonAnonymous ? 'anyone' : 'moderators'],
      options: [
        { value: 'moderators', label: 'Moderators' },
        { value: 'anyone', label: 'Everybody' },
      ],
    },
  ];
}

/** What is not in the form stays as it is, and fields that are not ours are passed over (XEP-0004, 3.2). */
export function readStandardFields(form: Form, now: StandardSettings): SettingsChange {
  const type = formType(form);
  if (type !== undefined && type !== NS.mucRoomConfig) return wrong('This is the form of something else.');
  const malformed = booleanFields.find((name) => readSwitch(form, name) === 'malformed');
  if (malformed) return wrong(`The field ${malformed} is answered by 1 or 0.`, malformed);
  const name = (formValue(form, nameField) ?? now.name).trim();
  const description = (formValue(form, descriptionField) ?? now.description).trim();
  const whois = formValue(form, whoisField) ?? (now.nonAnonymous ? 'anyone' : 'moderators');
  const privacy = readPrivacy(form, now.privacy);
  const refused = refuseText(name, description);
  if (refused) return refused;
  if (!privacy) return wrong('A room that others cannot find is for members only.', listedField);
  if (whois !== 'anyone' && whois !== 'moderators') {
    return wrong('Real addresses are for anyone or for moderators.', whoisField);
  }
  const switched = switches.map(([field, setting]) => [setting, readSwitch(form, field) ?? now[setting]]);
  const settings = { ...now, ...Object.fromEntries(switched), name, description, privacy };
  return { settings: { ...settings, nonAnonymous: whois === 'anyone' } };
}

/** The fields by which settings differ. */
export function changedStandardFields(before: StandardSettings, after: StandardSettings): readonly string[] {
  const fields = [
    [nameField, before.name !== after.name],
    [descriptionField, before.description !== after.description],
    [listedField, (before.privacy === 'Secret') !== (after.privacy === 'Secret')],
    [membersOnlyField, (before.privacy === 'Open') !== (after.privacy === 'Open')],
    ...switches.map(([field, setting]) => [field, before[setting] !== after[setting]] as const),
    [whoisField, before.nonAnonymous !== after.nonAnonymous],
  ] as const;
  return fields.flatMap(([field, isChanged]) => (isChanged ? [field] : []));
}

export function yesOrNo(name: string, label: string, value: boolean): FormField {
  return { name, type: 'boolean', label, values: [value ? '1' : '0'] };
}

export function readSwitch(form: Form, name: string): boolean | 'malformed' | undefined {
  const value = formValue(form, name);
  return value === undefined ? undefined : (readBoolean(value) ?? 'malformed');
}

/** A refusal of the form, told at the field that it concerns. */
export function wrong(text: string, field?: string): { readonly refused: Refusal } {
  const fault = { code: 'InvalidArgument', ...(field !== undefined && { field }) } as const;
  return { refused: { condition: 'not-acceptable', text, fault } };
}

/** A room needs a name, and others one of their own. */
export function nameTakenRefusal(name: string): Refusal {
  const text = `There is a room called “${name}” already; choose another name.`;
  return { condition: 'conflict', text, fault: { code: 'DuplicateRoomName', field: nameField } };
}

const booleanFields = [listedField, membersOnlyField, ...switches.map(([field]) => field)];

/** The three kinds of privacy by their standard fields; undefined for the fourth, which there is not. */
function readPrivacy(form: Form, now: Privacy): Privacy | undefined {
  const listed = readSwitch(form, listedField) ?? now !== 'Secret';
  const membersOnly = readSwitch(form, membersOnlyField) ?? now !== 'Open';
  if (listed) return membersOnly ? 'Closed' : 'Open';
  return membersOnly ? 'Secret' : undefined;
}

function refuseText(name: string, description: string): { readonly refused: Refusal } | undefined {
  if (!name || [...name].length > longestName || !isReadable(name)) {
    return wrong(`A room needs a name of 1 to ${longestName} visible characters.`, nameField);
  }
  if ([...description].length > longestDescription) {
    return wrong(`A description has at most ${longestDescription} characters.`, descriptionField);
  }
  return undefined;
}
