import type { BareAddress } from '#electron/model/ids.ts';
import type { Privacy } from '#electron/model/room.ts';
import { type Form, type FormField, formValue, formValues } from '#electron/stanza/0004-form.ts';
import { roomField } from '#electron/stanza/perch-room-form.ts';
import { readCompanion, shownCompanion } from '../companions/read-companion.ts';
import type { RoomContext } from '../context.ts';
import { listField, listRoles, principalsWith, type WantedLists } from '../lists/lists.ts';
import { readPrincipal } from '../principals/principal.ts';
import type { Refusal } from '../request.ts';
import type { Room } from '../room.ts';
import type { Category, Principal } from '../storage/category-values.ts';
import type { RoomSettings } from '../storage/room-values.ts';
import { readSwitch, wrong, yesOrNo } from './configuration-form.ts';

type OwnSettings = Pick<RoomSettings, 'category' | 'invitations' | 'disabledBy' | 'addin' | 'companion'>;

/** The fields of ours in the owner form (docs/protocol.md), as the asker may fill them in. */
export function writePerchFields(
  { categories, addins }: RoomContext,
  room: Room,
  asker: BareAddress,
): readonly FormField[] {
  const { category, settings, standings, record } = room;
  const open = categories.openTo(asker).filter(({ key }) => key !== category.key);
  return [
    {
      name: roomField.category,
      type: 'list-single',
      label: 'Category',
      values: [category.id],
      options: [category, ...open].map(({ id, name }) => ({ value: id, label: name })),
    },
    ...listRoles.map((role): FormField => {
      const values = principalsWith(standings, role);
      return { name: listField[role], type: 'jid-multi', label: labels[role], values };
    }),
    {
      name: roomField.invitations,
      type: 'list-single',
      label: 'Invite new members',
      values: [settings.invitations],
      options: [
        { value: 'Inherit', label: 'As the category says' },
        { value: 'False', label: 'No' },
      ],
    },
    yesOrNo(
      roomField.disabled,
      'Disabled: nobody finds or enters the room',
      settings.disabledBy !== 'nobody',
    ),
    {
      name: roomField.addin,
      type: 'list-single',
      label: 'Add-in',
      values: [settings.addin],
      options: [{ value: '', label: 'None' }, ...addins.all.map(({ name }) => ({ value: name }))],
    },
    {
      name: roomField.companion,
      type: 'jid-single',
      label: 'Shown as one with this public room',
      values: [shownCompanion(room, asker)],
    },
    { name: roomField.revision, type: 'hidden', values: [String(record.revision)] },
  ];
}

/** What the form makes of our settings, judged by who asks for it. */
export function readPerchSettings(
  context: RoomContext,
  room: Room,
  asker: BareAddress,
  form: Form,
  privacy: Privacy,
): { readonly settings: OwnSettings } | { readonly refused: Refusal } {
  const category = readCategory(context, room, asker, formValue(form, roomField.category));
  if ('refused' in category) return category;
  const disabledBy = readDisabled(context, room, asker, readSwitch(form, roomField.disabled));
  if (typeof disabledBy === 'object') return disabledBy;
  const { invitations: now, addin: addinNow } = room.settings;
  const invitations = formValue(form, roomField.invitations) ?? now;
  if (invitations !== 'Inherit' && invitations !== 'False') {
    return wrong('New members are invited as the category says, or not.', roomField.invitations);
  }
  const wanted = readAddin(form) ?? addinNow;
  const addin = wanted && (context.addins.byName(wanted)?.name ?? '');
  if (wanted && !addin) return wrong('There is no add-in of this name.', roomField.addin);
  const link = readCompanion(context, room, asker, form, privacy);
  if ('refused' in link) return link;
  return { settings: { category: category.key, disabledBy, invitations, addin, ...link } };
}

/** The lists that the form names; a field that it does not name leaves its list alone. */
export function readLists(
  { domain }: RoomContext,
  form: Form,
): { readonly lists: WantedLists } | { readonly refused: Refusal } {
  const lists: { [role in (typeof listRoles)[number]]?: readonly Principal[] } = {};
  for (const role of listRoles) {
    const given = formValues(form, listField[role])?.filter((one) => one.trim() !== '');
    if (!given) continue;
    const principals = given.map((one) => readPrincipal(one, domain));
    const unknown = given.find((_, index) => principals[index] === undefined);
    if (unknown !== undefined) {
      const text = `“${unknown}” is no address of a person or a group.`;
      const fault = { code: 'NoSuchPrincipal', field: listField[role], values: [unknown] } as const;
      return { refused: { condition: 'jid-malformed', text, fault } };
    }
    lists[role] = [...new Set(principals.flatMap((one) => one ?? []))];
  }
  return { lists };
}

/** The fields by which settings differ. */
export function changedPerchFields(before: OwnSettings, after: OwnSettings): readonly string[] {
  const fields = [
    [roomField.category, before.category !== after.category],
    [roomField.invitations, before.invitations !== after.invitations],
    [roomField.disabled, before.disabledBy !== after.disabledBy],
    [roomField.addin, before.addin !== after.addin],
    [roomField.companion, before.companion !== after.companion],
  ] as const;
  return fields.flatMap(([field, isChanged]) => (isChanged ? [field] : []));
}

const labels = { member: 'Members', manager: 'Managers', presenter: 'Presenters' } as const;

/** A category that the asker may not know of is one that does not exist. */
function readCategory(
  { categories }: RoomContext,
  room: Room,
  asker: BareAddress,
  id: string | undefined,
): Category | { readonly refused: Refusal } {
  if (id === undefined || id === room.category.id) return checkFirst(room, id);
  const wanted = categories.byId(id);
  const field = roomField.category;
  if (!wanted || !categories.isWithin(wanted, asker)) {
    const fault = { code: 'NoSuchNode', field } as const;
    return { refused: { condition: 'item-not-found', text: 'There is no such category.', fault } };
  }
  if (categories.mayCreate(wanted, asker)) return wanted;
  const text = `You may not make rooms in the category “${wanted.name}”.`;
  return { refused: { condition: 'not-allowed', text, fault: { code: 'ErrorPermission', field } } };
}

/** Whoever knows no categories makes rooms in the default one, or none (docs/protocol.md). */
function checkFirst(room: Room, id: string | undefined): Category | { readonly refused: Refusal } {
  if (!room.record.locked || room.category.isDefault || id !== undefined) return room.category;
  const fault = { code: 'ErrorPermission', field: roomField.category } as const;
  const text = 'You may not make rooms in the default category; choose one of yours.';
  return { refused: { condition: 'not-allowed', text, fault } };
}

function readDisabled(
  { people }: RoomContext,
  room: Room,
  asker: BareAddress,
  wanted: boolean | 'malformed' | undefined,
): RoomSettings['disabledBy'] | { readonly refused: Refusal } {
  const now = room.settings.disabledBy;
  if (wanted === 'malformed') return wrong('A room is disabled by 1 or 0.', roomField.disabled);
  if (wanted === undefined || wanted === (now !== 'nobody')) return now;
  if (wanted) return people.isAdministrator(asker) ? 'administrator' : 'manager';
  if (room.rights(asker).enables) return 'nobody';
  const text = 'An administrator disabled this room, and only an administrator enables it again.';
  const fault = { code: 'ErrorPermission', field: roomField.disabled } as const;
  return { refused: { condition: 'not-allowed', text, fault } };
}

/** Empty takes it away, as no value does. */
function readAddin(form: Form): string | undefined {
  const values = formValues(form, roomField.addin);
  return values && (values[0] ?? '').trim();
}
