import type { RoomContext } from '../context.ts';
import type { Refusal } from '../request.ts';
import type { Addin } from '../storage/category-values.ts';
import type { RoomCommand } from './command.ts';
import { commandForm, commandNode, FieldReader, field, needed, text } from './fields.ts';
import { table } from './table.ts';

const name = needed('name', 'text-single', 'Name');
const url = needed('url', 'text-single', 'Address, http or https');
const block = field('block', 'boolean', 'Where it filters, nothing is sent that it has not judged');

/** The registry of add-ins, out of which managers choose. */
export const addinCommands: readonly RoomCommand[] = [
  {
    node: commandNode('addin-list'),
    name: 'List the registered add-ins',
    run: ({ addins }) => ({
      form: table(addins.all.map((addin) => ({ ...addin, block: addin.block ? 'yes' : 'no' }))),
    }),
  },
  {
    node: commandNode('addin-add'),
    name: 'Register an add-in',
    form: () => commandForm('addin-add', [name, url, block]),
    run: (context, form) => {
      if (context.addins.byName(text(form, 'name') ?? '')) return taken;
      return save(context, form);
    },
  },
  {
    node: commandNode('addin-change'),
    name: 'Give an add-in another address',
    form: () => commandForm('addin-change', [name, url, block]),
    run: (context, form) => {
      const now = context.addins.byName(text(form, 'name') ?? '');
      return now ? save(context, form, now) : unknown;
    },
  },
  {
    node: commandNode('addin-remove'),
    name: 'Take an add-in from the registry and from all rooms',
    form: () => commandForm('addin-remove', [field('name', 'text-single', 'Name')]),
    run: ({ addins, rooms }, form) => {
      const now = addins.byName(text(form, 'name') ?? '');
      if (!now) return unknown;
      addins.remove(now.name);
      for (const room of rooms.occupied) {
        if (room.settings.addin === now.name) room.settingsWereSaved({ ...room.settings, addin: '' });
      }
      return { note: `“${now.name}” is removed.` };
    },
  },
];

function save(
  context: RoomContext,
  form: Parameters<RoomCommand['run']>[1],
  now?: Addin,
): ReturnType<RoomCommand['run']> {
  const read = new FieldReader(context, form);
  const addin = {
    name: now?.name ?? read.name('name'),
    url: text(form, 'url') ?? '',
    block: read.flag('block', now?.block ?? false),
  };
  const parsed = URL.canParse(addin.url) ? new URL(addin.url).protocol : '';
  if (parsed !== 'http:' && parsed !== 'https:') {
    read.refuse('InvalidArgument', 'url', 'An add-in has an address that begins with http:// or https://.');
  }
  if (read.refused) return { refused: read.refused };
  context.addins.save(addin);
  return { note: `“${addin.name}” is registered.` };
}

const taken: { readonly refused: Refusal } = {
  refused: {
    condition: 'conflict',
    text: 'There is an add-in of this name already.',
    fault: { code: 'DuplicateAddinName', field: 'name' },
  },
};

const unknown: { readonly refused: Refusal } = {
  refused: {
    condition: 'item-not-found',
    text: 'There is no add-in of this name.',
    fault: { code: 'NoSuchNode', field: 'name' },
  },
};
