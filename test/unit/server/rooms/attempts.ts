import {
  writeMembershipWish,
  writeRoomRequestAnswer,
  writeVoiceWish,
} from '#electron/stanza/0045-requests.ts';
import { type ChannelSearch, writeChannelSearch } from '#electron/stanza/0433-channel-search.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { writeMisfitsQuestion } from '#electron/stanza/perch-misfits.ts';
import { join45, ownerForm } from './house.ts';
import { desk } from './linked-rooms.ts';
import { writeSave } from './wire.ts';

/** A stanza but for whom it is to. */
export type Attempt = readonly [name: string, attributes: Readonly<Record<string, string>>, inner: string];

const query = (name: string, namespace: string, inner = ''): string =>
  `<${name} xmlns='${namespace}'>${inner}</${name}>`;
export const perch = (name: string, attributes = ''): string =>
  `<${name} xmlns='${NS.perch}' ${attributes}/>`;
export const muc = (inner: string): string => query('x', NS.mucUser, inner);
const asks = (...inner: string[]): readonly Attempt[] =>
  inner.flatMap((one) => ['get', 'set'].map((type) => ['iq', { type, id: 'q' }, one] as const));

/** Everything that a stranger may try on a room, or on somebody in it. */
export const onRooms: readonly Attempt[] = [
  ['presence', {}, join45],
  ['presence', {}, ''],
  ...['unavailable', 'subscribe', 'probe', 'error'].map((type) => ['presence', { type }, ''] as const),
  ['message', { type: 'groupchat' }, '<body>Hello?</body>'],
  ['message', { type: 'groupchat' }, '<subject>Hello?</subject>'],
  ['message', { type: 'chat' }, '<body>Hello?</body>'],
  ['message', {}, muc(`<invite to='cy@localhost'/>`)],
  ['message', {}, muc(`<decline to='ana@localhost'/>`)],
  ['message', {}, writeVoiceWish('Please').toString()],
  [
    'message',
    {},
    writeRoomRequestAnswer({ kind: 'voice', address: 'ben@localhost', allow: true }).toString(),
  ],
  [
    'message',
    {},
    writeRoomRequestAnswer({ kind: 'membership', address: 'ben@localhost', allow: true }).toString(),
  ],
  ['message', { type: 'error' }, '<error/>'],
  ['iq', { type: 'result', id: 'q' }, ''],
  ['iq', { type: 'error', id: 'q' }, '<error/>'],
  ...asks(
    query('query', NS.discoInfo),
    `<query xmlns='${NS.discoInfo}' node='x-roomuser-item'/>`,
    query('query', NS.discoItems),
    query('query', NS.archive),
    query('query', NS.archive, `<set xmlns='${NS.rsm}'><after>x</after></set>`),
    query('metadata', NS.archive),
    query('query', NS.mucAdmin, `<item affiliation='owner'/>`),
    query('query', NS.mucAdmin, `<item jid='x@localhost' affiliation='owner'/>`),
    query('query', NS.mucOwner),
    query('query', NS.mucOwner, '<destroy/>'),
    ownerForm({ roomname: 'Mine' }),
    query('query', NS.register),
    query('query', NS.register, writeMembershipWish({ words: 'Me' }).toString()),
    query('query', NS.register, '<remove/>'),
    perch('principals', `role='member' text='a'`),
    perch('preview'),
    writeMisfitsQuestion(['ana@localhost', 'eve@localhost']).toString(),
    writeSave({}, { companion: desk, addToCompanion: true }).toString(),
    perch('requests'),
    perch('roster'),
    perch('invitations'),
    query('ping', NS.ping),
    query('vCard', 'vcard-temp'),
    query('command', NS.commands),
    query('unique', NS.mucUnique),
    writeChannelSearch({}).toString(),
    '',
  ),
];

const searches: readonly ChannelSearch[] = [
  {},
  { text: 'Plans' },
  { text: 'must not', inDescription: true, words: 'phrase' },
  { text: 'localhost', inAddress: true },
  { member: 'ana@localhost' },
  { manager: 'ana@localhost' },
  { occupant: 'ana@localhost' },
  { privacy: 'Secret' },
  { behavior: 'Auditorium' },
  { mine: 'invited' },
  { disabled: true },
  { order: 'nusers' },
];

/** And on the service. */
export const onService: readonly Attempt[] = [
  ...asks(
    query('query', NS.discoInfo),
    query('query', NS.discoItems),
    query('query', NS.discoItems, `<set xmlns='${NS.rsm}'><max>1</max></set>`),
    query('query', NS.discoItems, `<set xmlns='${NS.rsm}'><max>0</max></set>`),
    `<query xmlns='${NS.discoInfo}' node='${NS.perch}#categories'/>`,
    `<query xmlns='${NS.discoItems}' node='${NS.perch}#categories'/>`,
    `<query xmlns='${NS.discoItems}' node='${NS.commands}'/>`,
    perch('principals', `role='member' text=''`),
    perch('principals', `role='member' text='' category='nowhere'`),
    perch('invitations'),
    perch('invitation', `id='1' answer='decline'`),
    query('unique', NS.mucUnique),
    `<command xmlns='${NS.commands}' node='${NS.perch}#room-list' action='execute'/>`,
    ...searches.map((search) => writeChannelSearch(search).toString()),
  ),
];
