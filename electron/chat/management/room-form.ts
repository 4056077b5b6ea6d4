import type { Behavior, Privacy } from '#electron/model/room.ts';
import type { Form, FormField } from '#electron/stanza/0004-form.ts';
import { speakable, speakableLine } from '../speakable.ts';

/** What a new room shall be (reference: `ChatRoomSettings`). */
export interface ChatRoomSettings {
  /** 1 to 256 characters. */
  readonly name: string;
  /** Up to 256 characters. */
  readonly description?: string;
  /** `Closed` unless told. */
  readonly privacy?: Privacy;
  /** `Normal` unless told. */
  readonly behavior?: Behavior;
}

/** The fields that servers keep their archive switch in. */
const archiveFields = ['muc#roomconfig_enablearchiving', 'muc#roomconfig_enablelogging', 'mam'];

/**
 * Fills in the configuration form that a server handed out (XEP-0045, 10.1.3). Only what it offered goes back:
 * ejabberd refuses a form with a field that it does not know. The rest stays as the server proposed it.
 */
export function fillConfiguration(form: Form, settings: ChatRoomSettings): Form {
  const wanted = wantedValues(settings);
  const fields = form.fields
    .filter((field) => field.name !== '' && field.type !== 'fixed')
    .map((field): FormField => ({ ...field, values: wanted[field.name] ?? field.values }));
  return { type: 'submit', fields };
}

/** Whether the form leaves a way to say who may post: without it there are no auditoriums here. */
export function offersAuditoriums(form: Form): boolean {
  return form.fields.some((field) => field.name === 'muc#roomconfig_moderatedroom');
}

function wantedValues(settings: ChatRoomSettings): Readonly<Record<string, readonly string[]>> {
  const { name, description = '', privacy = 'Closed', behavior = 'Normal' } = settings;
  return {
    'muc#roomconfig_roomname': [speakableLine(name)],
    'muc#roomconfig_roomdesc': [speakable(description)],
    'muc#roomconfig_persistentroom': ['1'],
    'muc#roomconfig_membersonly': [privacy === 'Open' ? '0' : '1'],
    'muc#roomconfig_publicroom': [privacy === 'Secret' ? '0' : '1'],
    // Always said, because ejabberd lets removed people back into a members-only room that is moderated.
    'muc#roomconfig_moderatedroom': [behavior === 'Auditorium' ? '1' : '0'],
    // ejabberd: whether whoever enters a moderated room may post there all the same.
    ...(behavior === 'Auditorium' && { members_by_default: ['0'] }),
    'muc#roomconfig_whois': ['anyone'],
    'muc#roomconfig_passwordprotectedroom': ['0'],
    ...Object.fromEntries(archiveFields.map((field) => [field, ['1']])),
  };
}
