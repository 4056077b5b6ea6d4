import type { BareAddress } from '#electron/model/ids.ts';
import type { Form, FormField } from '#electron/stanza/0004-form.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { roomField } from '#electron/stanza/perch-room-form.ts';
import type { RoomContext } from '../context.ts';
import { queryOf } from '../directory/query.ts';
import type { Refusal } from '../request.ts';
import type { Room } from '../room.ts';
import { applySave } from '../settings/apply-save.ts';
import { destroy } from '../settings/destroy.ts';
import { planSave } from '../settings/plan-save.ts';
import { findCategory, noCategory } from './category-commands.ts';
import type { RoomCommand } from './command.ts';
import { commandForm, commandNode, field, needed, text } from './fields.ts';
import { table } from './table.ts';

const roomNeeded = needed('room', 'jid-single', 'Address of the room');

/** What a change can name, and the fields of the owner form that it means. */
const changes: Readonly<Record<string, FormField>> = {
  category: field(roomField.category, 'text-single', 'Category, by id or name'),
  disabled: field(roomField.disabled, 'boolean', 'Nobody finds or enters the room'),
  members: field(roomField.members, 'jid-multi', 'Members, all of them'),
  managers: field(roomField.managers, 'jid-multi', 'Managers, all of them'),
  presenters: field(roomField.presenters, 'jid-multi', 'Presenters, all of them'),
  name: field('muc#roomconfig_roomname', 'text-single', 'Name'),
  description: field('muc#roomconfig_roomdesc', 'text-single', 'Description'),
};

const filters: readonly FormField[] = [
  field('text', 'text-single', 'In name or description'),
  field('category', 'text-single', 'Category, by id or name'),
  field('member', 'jid-single', 'A member'),
  field('manager', 'jid-single', 'A manager'),
  field('privacy', 'text-single', 'Open, Closed or Secret'),
  field('addin', 'text-single', 'Name of an add-in'),
  field('disabled', 'boolean', 'Disabled ones, or those that are not'),
];

const mostListed = 1000;

/** What administrators do to any room, whether they belong to it or not. */
export const roomCommands: readonly RoomCommand[] = [
  {
    node: commandNode('room-list'),
    name: 'List rooms, secret ones too',
    form: () => commandForm('room-list', filters),
    run: listRooms,
  },
  {
    node: commandNode('room-change'),
    name: 'Change a room: what is named and nothing else',
    form: () => {
      const fields = Object.entries(changes).map(([name, one]) => ({ ...one, name }));
      return commandForm('room-change', [roomNeeded, ...fields]);
    },
    run: changeRoom,
  },
  {
    node: commandNode('room-delete'),
    name: 'Delete a room with everything that was said in it',
    form: () =>
      commandForm('room-delete', [roomNeeded, field('reason', 'text-single', 'What people are told')]),
    run: (context, form) => {
      const room = findRoom(context, form);
      if (!room) return noRoom;
      const reason = text(form, 'reason');
      return { told: destroy(context, room, reason ? { reason } : {}), note: `${room.address} is deleted.` };
    },
  },
];

export function findRoom({ rooms }: RoomContext, form: Form): Room | undefined {
  return rooms.find(bareJid(text(form, 'room') ?? '') ?? '');
}

export const noRoom: { readonly refused: Refusal } = {
  refused: {
    condition: 'item-not-found',
    text: 'There is no room at this address.',
    fault: { code: 'NoSuchNode', field: 'room' },
  },
};

function changeRoom(context: RoomContext, form: Form, asker: BareAddress): ReturnType<RoomCommand['run']> {
  const room = findRoom(context, form);
  if (!room) return noRoom;
  const given = text(form, 'category');
  const category = given ? findCategory(context, given) : undefined;
  if (given && !category) return noCategory;
  const fields = form.fields.flatMap(({ name, values }): readonly FormField[] => {
    const meant = changes[name];
    if (!meant || (name === 'category' && !category)) return [];
    return [{ name: meant.name, values: name === 'category' && category ? [category.id] : values }];
  });
  const type = { name: 'FORM_TYPE', values: [NS.mucRoomConfig] };
  const plan = planSave(context, room, asker, { type: 'submit', fields: [type, ...fields] });
  if ('refused' in plan) return { refused: withName(plan.refused) };
  return { told: applySave(context, room, asker, plan), note: `${room.address} is changed.` };
}

/** The command's own name for the field that the owner form calls otherwise. */
function withName(refusal: Refusal): Refusal {
  const { fault } = refusal;
  const own = Object.entries(changes).find(([, { name }]) => name === fault?.field)?.[0];
  return fault && own !== undefined ? { ...refusal, fault: { ...fault, field: own } } : refusal;
}

function listRooms(context: RoomContext, form: Form, asker: BareAddress): ReturnType<RoomCommand['run']> {
  const given = text(form, 'category');
  const category = given ? findCategory(context, given) : undefined;
  if (given && !category) return noCategory;
  const [words, member, manager, addin, privacy, disabled] = [
    text(form, 'text'),
    text(form, 'member'),
    text(form, 'manager'),
    text(form, 'addin'),
    (['Open', 'Closed', 'Secret'] as const).find((one) => one === text(form, 'privacy')),
    text(form, 'disabled'),
  ];
  const query = queryOf(context, asker, {
    inDescription: true,
    ...(words && { text: words }),
    ...(category && { category: category.id }),
    ...(addin && { addin }),
    ...(privacy && { privacy }),
  });
  const { people, store, rooms } = context;
  const found = store.findRooms(
    {
      viewer: context.categories.viewer(asker),
      ...query,
      unbounded: true,
      ...(member && { member: people.principalsOf(member) }),
      ...(manager && { manager: people.principalsOf(manager) }),
      ...(disabled && { disabled: disabled === '1' || disabled === 'true' }),
    },
    { max: mostListed },
  );
  const lines = found.flatMap(({ address }) => rooms.find(address) ?? []);
  return { form: table(lines.map(describe)) };
}

function describe({ address, settings, category, occupantCount }: Room): Readonly<Record<string, string>> {
  return {
    room: address,
    name: settings.name,
    category: category.name,
    privacy: settings.privacy,
    behavior: settings.moderated ? 'Auditorium' : 'Normal',
    disabled: settings.disabledBy === 'nobody' ? 'no' : 'yes',
    people: String(occupantCount),
  };
}
