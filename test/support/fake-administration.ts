import type { CommandField, CommandForm, CommandOutcome } from '#electron/bridge/contract.ts';
import type { FakeHandlers } from './fake-handlers.ts';

const done: CommandOutcome = { notes: ['Done.'], facts: [], columns: [], rows: [] };
const ours = (name: string): string => `urn:perch:chat:1#${name}`;
const users = (name: string): string => `http://jabber.org/protocol/admin#${name}`;

function field(name: string, label: string, more: Partial<CommandField> = {}): CommandField {
  return { name, label, type: 'text-single', required: false, values: [], options: [], ...more };
}

const people: CommandOutcome = {
  notes: [],
  facts: [],
  columns: [
    { name: 'address', label: 'Address' },
    { name: 'display-name', label: 'Name' },
    { name: 'administrator', label: 'Administrator' },
    { name: 'disabled', label: 'Disabled' },
  ],
  rows: [
    { address: ['ada@example.org'], 'display-name': ['Ada Byron'], administrator: ['1'], disabled: ['0'] },
    { address: ['ben@example.org'], 'display-name': ['Ben Okafor'], administrator: ['0'], disabled: ['0'] },
    { address: ['quinn@example.org'], 'display-name': ['Quinn'], administrator: ['0'], disabled: ['1'] },
  ],
};

const forms: Readonly<Record<string, CommandForm>> = {
  [users('add-user')]: {
    title: 'Add a person',
    instructions: 'Without a password they sign in by single sign-on.',
    fields: [
      field('accountjid', 'Address', { type: 'jid-single', required: true }),
      field('password', 'Password', { type: 'text-private' }),
      field('display-name', 'Name'),
      field('administrator', 'Administrator', { type: 'boolean', values: ['0'] }),
    ],
  },
  [users('delete-user')]: {
    title: 'Remove people',
    instructions: '',
    fields: [field('accountjids', 'Addresses', { type: 'jid-multi', required: true })],
  },
  [ours('category-add')]: {
    title: 'Add a category',
    instructions: '',
    fields: [
      field('name', 'Name', { required: true }),
      field('description', 'Description'),
      field('allowed', 'Who may be in its rooms', { type: 'jid-multi', values: ['example.org'] }),
      field('invitations', 'Invite new members', { type: 'boolean', values: ['1'] }),
      field('kind', 'Kind', {
        type: 'list-single',
        options: [
          { value: 'a', label: 'One' },
          { value: 'b', label: 'Other' },
        ],
      }),
    ],
  },
};

const commands = {
  server: [
    { node: ours('people-list'), name: 'List people' },
    { node: users('add-user'), name: 'Add a person' },
    { node: users('disable-user'), name: 'Disable people' },
    { node: users('delete-user'), name: 'Remove people' },
    { node: ours('token-list'), name: 'List tokens' },
  ],
  rooms: [
    { node: ours('category-add'), name: 'Add a category' },
    { node: ours('group-list'), name: 'List groups' },
    { node: ours('room-delete'), name: 'Delete a room' },
    { node: ours('limits'), name: 'Limits' },
    { node: ours('addin-add'), name: 'Register an add-in' },
  ],
} as const;

/** What a host in memory answers to administrators. */
export function fakeAdministration(): Pick<FakeHandlers, 'admin.commands' | 'admin.run'> {
  return {
    'admin.commands': ({ at }) => ({ commands: commands[at] }),
    'admin.run': ({ node, values }) => {
      if (node === ours('people-list')) return { step: { outcome: people } };
      const form = forms[node];
      return { step: form && values === undefined ? { form } : { outcome: done } };
    },
  };
}
