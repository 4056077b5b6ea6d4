import type { RoomContext } from '../context.ts';
import { changeGroup, removeGroup } from '../principals/change-group.ts';
import { groupAddress, kindOf, readPrincipal } from '../principals/principal.ts';
import type { Refusal } from '../request.ts';
import type { Group } from '../storage/category-values.ts';
import type { RoomCommand } from './command.ts';
import { commandForm, commandNode, FieldReader, field, needed, text } from './fields.ts';
import { table } from './table.ts';

const group = needed('group', 'text-single', 'Address or name of the group');
const people = field('people', 'jid-multi', 'Who is in it');

/** Groups that count for all their people. */
export const groupCommands: readonly RoomCommand[] = [
  {
    node: commandNode('group-list'),
    name: 'List the groups',
    run: (context) => ({
      form: table(
        context.people.groups.map(({ address, name, people: members }) => ({
          group: address,
          name,
          people: members.join(' '),
        })),
      ),
    }),
  },
  {
    node: commandNode('group-add'),
    name: 'Make a group',
    form: () => commandForm('group-add', [group, field('name', 'text-single', 'What it is called'), people]),
    run: (context, form, asker) => {
      const address = addressOf(context, text(form, 'group') ?? '');
      if (!address) return noGroup('A group needs a name without spaces, @, / and quotes.', 'not-acceptable');
      if (context.people.group(address)) return taken;
      const read = readGroup(context, form, { address, name: localPart(address), people: [] });
      if ('refused' in read) return read;
      return {
        told: changeGroup(context, read.group, asker),
        form: table([{ group: address }]),
        note: 'The group is made.',
      };
    },
  },
  {
    node: commandNode('group-change'),
    name: 'Change a group',
    form: () => {
      const fields = [
        group,
        field('name', 'text-single', 'What it is called'),
        people,
        field('add', 'jid-multi', 'Who comes to it'),
        field('remove', 'jid-multi', 'Who goes from it'),
      ];
      return commandForm('group-change', fields);
    },
    run: (context, form, asker) => {
      const now = find(context, text(form, 'group') ?? '');
      if (!now) return noGroup('There is no such group.', 'item-not-found');
      const read = readGroup(context, form, now);
      if ('refused' in read) return read;
      return { told: changeGroup(context, read.group, asker), note: 'The group is changed.' };
    },
  },
  {
    node: commandNode('group-remove'),
    name: 'Remove a group from everywhere',
    form: () => commandForm('group-remove', [group]),
    run: (context, form) => {
      const now = find(context, text(form, 'group') ?? '');
      if (!now) return noGroup('There is no such group.', 'item-not-found');
      const lost = context.categories.all.find(({ allowed }) => allowed.every((one) => one === now.address));
      if (lost) return noGroup(`Nobody else is in the scope of the category “${lost.name}”.`, 'conflict');
      return { told: removeGroup(context, now.address), note: 'The group is removed.' };
    },
  },
];

function readGroup(
  context: RoomContext,
  form: Parameters<RoomCommand['run']>[1],
  now: Group,
): { readonly group: Group } | { readonly refused: Refusal } {
  const read = new FieldReader(context, form);
  const named = read.principals('people', now.people);
  const leaving = new Set(read.principals('remove'));
  const members = [...new Set([...named, ...read.principals('add')])].filter((one) => !leaving.has(one));
  const odd = members.find((one) => kindOf(one, context.domain) !== 'person');
  if (odd !== undefined)
    read.refuse('NoSuchPrincipal', 'people', `${odd} is no person: groups are of people.`);
  const changed = { ...now, name: read.name('name', now.name), people: members };
  return read.refused ? { refused: read.refused } : { group: changed };
}

function find(context: RoomContext, given: string): Group | undefined {
  const address = addressOf(context, given);
  return address === undefined ? undefined : context.people.group(address);
}

/** By its address, or by what stands before the @ in it. */
function addressOf({ domain }: RoomContext, given: string): string | undefined {
  const address = readPrincipal(given.includes('@') ? given : groupAddress(given, domain), domain);
  return address !== undefined && kindOf(address, domain) === 'group' ? address : undefined;
}

function localPart(address: string): string {
  return address.slice(0, address.indexOf('@'));
}

function noGroup(sentence: string, condition: Refusal['condition']): { readonly refused: Refusal } {
  return { refused: { condition, text: sentence, fault: { code: 'NoSuchPrincipal', field: 'group' } } };
}

const taken: { readonly refused: Refusal } = {
  refused: {
    condition: 'conflict',
    text: 'There is a group of this name already.',
    fault: { code: 'PrincipalsAlreadyDefined', field: 'group' },
  },
};
