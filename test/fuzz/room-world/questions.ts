import { writeArchiveRequest } from '#electron/stanza/0313-archive.ts';
import { type ChannelSearch, writeChannelSearch } from '#electron/stanza/0433-channel-search.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { iq, item, perch, query, service } from '#test/unit/server/room-matrix/stanzas.ts';
import { people } from './steps.ts';

const searches: readonly ChannelSearch[] = [
  {},
  { text: 'xyzzy', inDescription: true, inAddress: true },
  { mine: 'member' },
  { mine: 'manager' },
  { mine: 'invited' },
  { privacy: 'Secret' },
  { behavior: 'Auditorium' },
  { disabled: true },
  { order: 'nusers' },
  ...people.flatMap((person) => [{ occupant: person }, { member: person }, { manager: person }]),
];
const categories = `${NS.perch}#categories`;

/** What somebody can ask the service and their own account, where rooms might be told of. */
export function questionsToService(): readonly Element[] {
  return [
    iq('get', service, query(NS.discoItems)),
    iq('get', service, xml('query', { xmlns: NS.discoInfo, node: categories })),
    iq('get', service, xml('query', { xmlns: NS.discoItems, node: categories })),
    iq('get', service, perch('invitations')),
    iq('get', service, perch('principals', { role: 'member', text: '' })),
    ...searches.map((search) => iq('get', service, writeChannelSearch(search))),
    xml('iq', { type: 'set', id: 'own' }, writeArchiveRequest({ page: {}, flipped: false })),
    xml('iq', { type: 'get', id: 'roster' }, query(NS.roster)),
  ];
}

/** What somebody can ask a room. */
export function questionsTo(room: string): readonly Element[] {
  return [
    iq('get', room, query(NS.discoInfo)),
    iq('get', room, query(NS.discoItems)),
    iq('set', room, query(NS.archive)),
    iq('get', room, xml('metadata', { xmlns: NS.archive })),
    iq('get', room, query(NS.mucOwner)),
    iq('get', room, query(NS.register)),
    iq('get', room, query(NS.mucAdmin, item({ affiliation: 'member' }))),
    iq('get', room, query(NS.mucAdmin, item({ role: 'participant' }))),
    iq('get', room, perch('principals', { role: 'presenter', text: '' })),
    iq('get', room, perch('requests')),
    iq('get', room, perch('roster')),
  ].map((one, index) => withId(one, `${room} ${index}`));
}

/** The ids of the two whose answers are compared with the model's. */
export const idOf = {
  description: (room: string): string => `${room} 0`,
  archive: (room: string): string => `${room} 2`,
};

function withId(stanza: Element, id: string): Element {
  stanza.attrs.id = id;
  return stanza;
}
