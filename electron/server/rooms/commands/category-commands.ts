import type { Form, FormField } from '#electron/stanza/0004-form.ts';
import { changeCategory } from '../categories/change-category.ts';
import { inScope } from '../categories/scope.ts';
import type { RoomContext } from '../context.ts';
import { foldName } from '../names.ts';
import type { Refusal } from '../request.ts';
import type { Category, NewCategory } from '../storage/category-values.ts';
import type { RoomCommand } from './command.ts';
import { commandForm, commandNode, FieldReader, field, needed, text } from './fields.ts';
import { table } from './table.ts';

const fields: readonly FormField[] = [
  field('description', 'text-single', 'Description'),
  field('allowed', 'jid-multi', 'Who is within the scope: people, groups, domains'),
  field('denied', 'jid-multi', 'Who is not, though allowed'),
  field('creators', 'jid-multi', 'Who may make rooms'),
];

/** In the form of a new category they stand as they are unless told; of one that is there, what is not told stays. */
const switches = (value?: '1'): readonly FormField[] => [
  field('invitations', 'boolean', 'New members are invited', value),
  field('files', 'boolean', 'Files may be sent', value),
  field('history', 'boolean', 'What is said is kept', value),
];

/** Making, changing and removing categories. */
export const categoryCommands: readonly RoomCommand[] = [
  {
    node: commandNode('category-list'),
    name: 'List the categories',
    run: ({ categories }) => ({ form: table(categories.all.map(describe)) }),
  },
  {
    node: commandNode('category-add'),
    name: 'Make a category',
    form: () =>
      commandForm('category-add', [needed('name', 'text-single', 'Name'), ...fields, ...switches('1')]),
    run: (context, form) => {
      const read = readCategory(context, form, { ...blank, id: context.ids() });
      if ('refused' in read) return read;
      const { id } = context.categories.add(read.category);
      return { note: `The category “${read.category.name}” is made.`, form: table([{ id }]) };
    },
  },
  {
    node: commandNode('category-change'),
    name: 'Change a category',
    form: () => {
      const name = field('name', 'text-single', 'Name');
      return commandForm('category-change', [
        needed('category', 'text-single', 'Id or name'),
        name,
        ...fields,
        ...switches(),
      ]);
    },
    run: (context, form) => {
      const now = findCategory(context, text(form, 'category') ?? '');
      if (!now) return noCategory;
      const read = readCategory(context, form, now);
      if ('refused' in read) return read;
      const told = changeCategory(context, { ...now, ...read.category });
      return { note: `The category “${read.category.name}” is changed.`, told };
    },
  },
  {
    node: commandNode('category-remove'),
    name: 'Remove an empty category',
    form: () => commandForm('category-remove', [needed('category', 'text-single', 'Id or name')]),
    run: (context, form) => {
      const now = findCategory(context, text(form, 'category') ?? '');
      if (!now) return noCategory;
      if (now.isDefault) return refused('The default category stays: rooms of other clients go there.');
      if (context.store.hasRooms(now.key)) return refused('There are rooms in it; move them first.');
      context.categories.remove(now);
      return { note: `The category “${now.name}” is removed.` };
    },
  },
];

export function findCategory({ categories }: RoomContext, given: string): Category | undefined {
  const named = categories.all.find(({ name }) => foldName(name) === foldName(given));
  return categories.byId(given) ?? named;
}

export const noCategory: { readonly refused: Refusal } = {
  refused: {
    condition: 'item-not-found',
    text: 'There is no such category.',
    fault: { code: 'NoSuchNode', field: 'category' },
  },
};

const blank: NewCategory = {
  id: '',
  name: '',
  description: '',
  isDefault: false,
  invitations: true,
  files: true,
  history: true,
  allowed: [],
  denied: [],
  creators: [],
};

function readCategory(
  context: RoomContext,
  form: Form,
  now: NewCategory,
): { readonly category: NewCategory } | { readonly refused: Refusal } {
  const read = new FieldReader(context, form);
  const category: NewCategory = {
    ...now,
    name: read.name('name', now.name),
    description: read.description('description', now.description),
    allowed: read.principals('allowed', now.allowed),
    denied: read.principals('denied', now.denied),
    creators: read.principals('creators', now.creators),
    invitations: read.flag('invitations', now.invitations),
    files: read.flag('files', now.files),
    history: read.flag('history', now.history),
  };
  const namesake = findCategory(context, category.name);
  if (namesake && namesake.id !== now.id)
    read.refuse('InvalidArgument', 'name', 'Another category is called so.', 'conflict');
  if (!category.allowed.some((one) => inScope(category, [one]))) {
    read.refuse('InvalidArgument', 'allowed', 'Allow somebody: this would lock everybody out.', 'conflict');
  }
  return read.refused ? { refused: read.refused } : { category };
}

function describe(category: Category): Readonly<Record<string, string>> {
  const { id, name, isDefault, invitations, files, history, allowed, denied, creators } = category;
  const yes = (is: boolean): string => (is ? 'yes' : 'no');
  return {
    id,
    name,
    default: yes(isDefault),
    invitations: yes(invitations),
    files: yes(files),
    history: yes(history),
    allowed: allowed.join(' '),
    denied: denied.join(' '),
    creators: creators.join(' '),
  };
}

function refused(sentence: string): { readonly refused: Refusal } {
  return { refused: { condition: 'conflict', text: sentence, fault: { code: 'InvalidArgument' } } };
}
