import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { administers, type Operation } from './operation.ts';
import { command, entry, iq, saves, service, type Values } from './stanzas.ts';

const commands: readonly (readonly [name: string, values: (room: string) => Values])[] = [
  ['category-list', () => ({})],
  ['category-add', () => ({ name: 'New', allowed: ['localhost'] })],
  ['category-change', () => ({ category: 'Elsewhere', description: 'Changed' })],
  ['category-remove', () => ({ category: 'New' })],
  ['group-list', () => ({})],
  ['group-add', () => ({ group: 'new' })],
  ['group-change', () => ({ group: 'new', add: ['sam@localhost'] })],
  ['group-remove', () => ({ group: 'new' })],
  ['room-list', () => ({})],
  ['room-change', (room) => ({ room, description: 'By command' })],
  ['room-purge', (room) => ({ room, before: '2001-01-01T00:00:00Z' })],
  ['messages-remove', (room) => ({ room, text: 'never said' })],
  ['addin-list', () => ({})],
  ['addin-add', () => ({ name: 'New', url: 'https://new.example/' })],
  ['addin-change', () => ({ name: 'New', url: 'https://newer.example/' })],
  ['addin-remove', () => ({ name: 'New' })],
  ['limits', () => ({ 'large-room': '75' })],
  ['room-delete', () => ({ room: `fresh-cora@${service}` })],
];

const makes = (room: string, nickname: string): readonly Element[] => [
  entry(room, nickname),
  saves(room, {}, { category: 'Trading' }),
];

const onCategory: readonly Operation[] = [
  {
    name: 'is told of its category',
    stanzas: () => [
      iq('get', service, xml('query', { xmlns: NS.discoInfo, node: `${NS.perch}#categories` })),
    ],
    allowed: ({ inScope }) => inScope,
    refused: 'nothing',
    tells: () => 'Metals',
  },
  {
    name: 'makes a room in its category',
    stanzas: (_, nickname) => makes(`fresh-${nickname.toLowerCase()}@${service}`, nickname),
    allowed: ({ creators }) => creators,
    refused: (relation) => (relation === 'member and manager' ? 'not-allowed' : 'item-not-found'),
  },
];
const administering = commands.map(
  ([name, values]): Operation => ({
    name: `runs ${name}`,
    stanzas: (room) => [command(name, values(room))],
    ...administers,
  }),
);

/** What is not about one room, so that nobody has to know of it to be refused. */
export const onService: readonly Operation[] = [...onCategory, ...administering];
