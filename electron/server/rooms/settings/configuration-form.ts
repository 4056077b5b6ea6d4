import type { Privacy } from '#electron/model/room.ts';
import { type Form, type FormField, formType, formValue } from '#electron/stanza/0004-form.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readBoolean } from '#electron/stanza/values.ts';
import { isReadable } from '../readable.ts';
import type { RoomSettings } from '../storage/store.ts';

/** What the form makes of the settings, or the sentence that says what is wrong with it. */
type SettingsChange = { readonly settings: RoomSettings } | { readonly refused: string };

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

/** The form for an owner, filled in with how the room is now. */
export function writeSettings(settings: RoomSettings): Form {
  const { name, description, privacy, nonAnonymous } = settings;
  return {
    type: 'form',
    title: `Configuration of ${name}`,
    fields: [
      { name: 'FORM_TYPE', type: 'hidden', values: [NS.mucRoomConfig] },
      { name: 'muc#roomconfig_roomname', type: 'text-single', label: 'Name', values: [name] },
      { name: 'muc#roomconfig_roomdesc', type: 'text-single', label: 'Description', values: [description] },
      yesOrNo('muc#roomconfig_publicroom', 'Others can find the room', privacy !== 'Secret'),
      yesOrNo('muc#roomconfig_membersonly', 'Only members can enter', privacy !== 'Open'),
      ...switches.map(([field, setting, label]) => yesOrNo(field, label, settings[setting])),
      {
        name: 'muc#roomconfig_whois',
        type: 'list-single',
        label: 'Who can see real addresses',
        values: [nonAnonymous ? 'anyone' : 'moderators'],
        options: [
          { value: 'moderators', label: 'Moderators' },
          { value: 'anyone', label: 'Everybody' },
        ],
      },
    ],
  };
}

/** What is not in the form stays as it is, and fields that are not ours are passed over (XEP-0004, 3.2). */
export function readSettings(form: Form, now: RoomSettings): SettingsChange {
  const type = formType(form);
  if (type !== undefined && type !== NS.mucRoomConfig)
    return { refused: 'This is the form of something else.' };
  const malformed = booleanFields.find((name) => readSwitch(form, name) === 'malformed');
  if (malformed) return { refused: `The field ${malformed} is answered by 1 or 0.` };
  const name = (formValue(form, 'muc#roomconfig_roomname') ?? now.name).trim();
  const description = (formValue(form, 'muc#roomconfig_roomdesc') ?? now.description).trim();
  const whois = formValue(form, 'muc#roomconfig_whois') ?? (now.nonAnonymous ? 'anyone' : 'moderators');
  const privacy = readPrivacy(form, now.privacy);
  const refused = refuseText(name, description);
  if (refused) return { refused };
  if (!privacy) return { refused: 'A room that others cannot find is for members only.' };
  if (whois !== 'anyone' && whois !== 'moderators') {
    return { refused: 'Real addresses are for anyone or for moderators.' };
  }
  const switched = switches.map(([field, setting]) => [setting, readSwitch(form, field) ?? now[setting]]);
  const settings = { ...now, ...Object.fromEntries(switched), name, description, privacy };
  return { settings: { ...settings, nonAnonymous: whois === 'anyone' } };
}

const booleanFields = [
  'muc#roomconfig_publicroom',
  'muc#roomconfig_membersonly',
  ...switches.map(([field]) => field),
];

function yesOrNo(name: string, label: string, value: boolean): FormField {
  return { name, type: 'boolean', label, values: [value ? '1' : '0'] };
}

function readSwitch(form: Form, name: string): boolean | 'malformed' | undefined {
  const value = formValue(form, name);
  return value === undefined ? undefined : (readBoolean(value) ?? 'malformed');
}

/** The three kinds of privacy by their standard fields; undefined for the fourth, which there is not. */
function readPrivacy(form: Form, now: Privacy): Privacy | undefined {
  const listed = readSwitch(form, 'muc#roomconfig_publicroom') ?? now !== 'Secret';
  const membersOnly = readSwitch(form, 'muc#roomconfig_membersonly') ?? now !== 'Open';
  if (listed) return membersOnly ? 'Closed' : 'Open';
  return membersOnly ? 'Secret' : undefined;
}

function refuseText(name: string, description: string): string | undefined {
  if (!name || [...name].length > longestName || !isReadable(name)) {
    return `A room needs a name of 1 to ${longestName} visible characters.`;
  }
  if ([...description].length > longestDescription) {
    return `A description has at most ${longestDescription} characters.`;
  }
  return undefined;
}
