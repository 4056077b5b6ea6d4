import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  writeMembershipWish,
  writeRoomRequestAnswer,
  writeVoiceWish,
} from '#electron/stanza/0045-requests.ts';
import { type ChannelSearch, writeChannelSearch } from '#electron/stanza/0433-channel-search.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { addressOf, type House, join45, openHouse, ownerForm, type Person } from './house.ts';
import { givenTo, saves } from './wire.ts';

type Attempt = readonly [name: string, attributes: Readonly<Record<string, string>>, inner: string];

const query = (name: string, namespace: string, inner = ''): string =>
  `<${name} xmlns='${namespace}'>${inner}</${name}>`;
const perch = (name: string, attributes = ''): string => `<${name} xmlns='${NS.perch}' ${attributes}/>`;
const muc = (inner: string): string => query('x', NS.mucUser, inner);
const asks = (...inner: string[]): readonly Attempt[] =>
  inner.flatMap((one) => ['get', 'set'].map((type) => ['iq', { type, id: 'q' }, one] as const));

/** Everything that a stranger may try on a room, or on somebody in it. */
const onRooms: readonly Attempt[] = [
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
const onService: readonly Attempt[] = [
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

const attempt = fc.oneof(
  fc.record({
    where: fc.constantFrom('secret', 'blank'),
    resource: fc.constantFrom('', '/Ana', '/Ben', '/\u200B'),
    stanza: fc.constantFrom(...onRooms),
  }),
  fc.record({
    where: fc.constant('service'),
    resource: fc.constant(''),
    stanza: fc.constantFrom(...onService),
  }),
  // A room of one's own, called as the secret one is, and people of the secret one in it.
  fc.record({
    where: fc.constant('own'),
    resource: fc.constant(''),
    stanza: fc.constantFrom<Attempt>(
      ['presence', {}, join45],
      ['iq', { type: 'set', id: 'q' }, ownerForm({ roomname: 'Plans' })],
      ['iq', { type: 'get', id: 'q' }, perch('principals', `role='presenter' text=''`)],
      ['message', {}, muc(`<invite to='ana@localhost'/>`)],
    ),
  }),
);

interface World {
  readonly house: House;
  readonly secret: string;
  readonly blank: string;
}

/** With a secret room, in which people speak, or without: the addresses are given in both. */
function open(withRoom: boolean): World {
  const house = openHouse();
  const ana = house.person('ana');
  const [secret, blank] = [givenTo(ana), givenTo(ana)];
  const room = withRoom ? secret : 'elsewhere';
  if (withRoom) {
    ana.enters(room);
    saves(
      ana,
      room,
      { roomname: 'Plans', roomdesc: 'Nobody must not know', publicroom: false },
      { members: ['ana@localhost', 'cy@localhost'] },
    );
    ana.says(room, 'Nobody must know');
    house.person('cy').enters(room);
  }
  return { house, secret, blank };
}

function answersTo(
  stranger: Person,
  world: World,
  { where, resource, stanza }: { where: string; resource: string; stanza: Attempt },
): string {
  const [name, attributes, inner] = stanza;
  const places: Readonly<Record<string, string>> = {
    secret: world.secret,
    blank: world.blank,
    own: 'own',
    service: '',
  };
  const own = where === 'own' && name === 'presence' ? '/Ben' : resource;
  const to = `${addressOf(places[where] ?? '')}${own}`;
  const answers = stranger.sends(name, { ...attributes, to }, inner).join('');
  return mask(answers, world);
}

/** Ids and given addresses are chance; where they are equal, so are their lengths. */
function mask(text: string, { secret, blank }: World): string {
  return text
    .replaceAll(secret, 'SECRET')
    .replaceAll(blank, 'BLANK')
    .replaceAll(/[a-z2-7]{26}/g, 'GIVEN')
    .replaceAll(/id-\d+/g, 'ID')
    .replaceAll(/<occupant-id [^>]*>/g, 'OCCUPANT');
}

describe('a stranger', () => {
  it('gets the same from everything whether there is a secret room or not', () => {
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 1, maxLength: 16 }), fc.boolean(), (attempts, banned) => {
        const [there, nowhere] = [open(true), open(false)];
        if (banned) {
          const ban = `<item jid='ben@localhost' affiliation='outcast'/>`;
          there.house.person('ana').changesList(there.secret, ban);
        }
        const [one, other] = [there.house.person('ben'), nowhere.house.person('ben')];
        for (const each of attempts) {
          const [real, blank] = [answersTo(one, there, each), answersTo(other, nowhere, each)];
          expect(real).toBe(blank);
          if (each.where === 'secret') {
            expect(answersTo(one, there, { ...each, where: 'blank' }).replaceAll('BLANK', 'SECRET')).toBe(
              real,
            );
          }
        }
        expect(one.hears().join('')).not.toMatch(/Nobody must|cy@/);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
