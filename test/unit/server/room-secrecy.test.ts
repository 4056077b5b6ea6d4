import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '#electron/server/server.ts';
import { openDatabase } from '#electron/server/storage/database.ts';
import { writeArchiveRequest } from '#electron/stanza/0313-archive.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { Device } from './device.ts';
import { body, entry, iq, query, saves, service } from './room-matrix/stanzas.ts';

/** What there may be at an address that the service gave, none of which concerns a stranger. */
const kinds = ['secret', 'disabled', 'ended', 'not yet open', 'one that banned them'] as const;

let server: RunningServer;
/** For each kind an address with such a room, and one with none. */
let places: ReadonlyMap<string, { readonly there: string; readonly nowhere: string }>;
let devices: readonly Device[];

beforeAll(async () => {
  server = await startServer({ port: 0, database: openDatabase(':memory:'), domain: 'localhost' });
  for (const name of ['ana', 'ben']) await server.putAccount(name, `${name}'s password`);
  const ana = await Device.signIn(server, 'ana');
  const all = new Map<string, { there: string; nowhere: string }>();
  for (const kind of kinds) all.set(kind, { there: await given(ana), nowhere: await given(ana) });
  for (const [kind, { there }] of all) await make(ana, kind, there);
  places = all;
  devices = [await Device.signIn(server, 'ben'), await Device.signIn(server, 'ben')];
  for (const device of devices) await device.asks('set', undefined, xml('enable', { xmlns: NS.carbons }));
  for (const device of devices) await device.everythingHeard();
}, 60_000);

afterAll(() => server?.close());

async function given(ana: Device): Promise<string> {
  const answer = await ana.asks('get', service, xml('unique', { xmlns: NS.mucUnique }));
  return `${answer.getChildText('unique')}@${service}`;
}

async function make(ana: Device, kind: string, room: string): Promise<void> {
  const does = async (stanza: Element): Promise<void> => {
    ana.send(stanza);
    await ana.everythingHeard();
  };
  await does(entry(room, 'Ana'));
  if (kind === 'not yet open') return;
  await does(saves(room, { roomname: `Plans ${kind}`, membersonly: true, publicroom: false }));
  if (kind === 'ended') return does(iq('set', room, query(NS.mucOwner, xml('destroy'))));
  await does(xml('message', { type: 'groupchat', to: room }, body('Nobody must know')));
  if (kind === 'disabled') await does(saves(room, {}, { disabled: true }));
  const ban = xml('item', { affiliation: 'outcast', jid: 'ben@localhost' });
  if (kind === 'one that banned them') await does(iq('set', room, query(NS.mucAdmin, ban)));
}

const presences = [
  undefined,
  'unavailable',
  'subscribe',
  'subscribed',
  'unsubscribe',
  'unsubscribed',
  'probe',
  'error',
  'odd',
];
const messages = [undefined, 'normal', 'chat', 'groupchat', 'headline', 'error', 'odd'];
const payloads: readonly (() => Element)[] = [
  () => body('Hello?'),
  () => xml('subject', {}, 'Hello?'),
  () => xml('x', { xmlns: NS.mucUser }, xml('invite', { to: 'ben@localhost' })),
  () => xml('x', { xmlns: NS.mucUser }, xml('decline', { to: 'ana@localhost' })),
  () => xml('x', { xmlns: NS.conference, jid: 'x@rooms.localhost' }),
  () => body('x'.repeat(100_000)),
];

/** Everything that can be sent, to the room itself or to somebody in it. */
const attempts: readonly (readonly [name: string, stanza: (to: string) => Element])[] = [
  ...presences.flatMap((type) =>
    [undefined, () => xml('x', { xmlns: NS.muc })].map(
      (child) =>
        [
          `presence ${type} ${child ? 'to enter' : ''}`,
          (to: string) => xml('presence', { to, type, id: 'a' }, child?.()),
        ] as const,
    ),
  ),
  ...messages.flatMap((type) =>
    payloads.map(
      (payload, index) =>
        [
          `message ${type} ${index}`,
          (to: string) => xml('message', { to, type, id: 'a' }, payload()),
        ] as const,
    ),
  ),
  ...Object.entries(NS).flatMap(([name, xmlns]) =>
    ['query', 'ping', 'vCard', 'pubsub', 'command', 'search', 'time'].flatMap((element) =>
      (['get', 'set'] as const).map(
        (type) =>
          [`${type} ${element} ${name}`, (to: string) => iq(type, to, xml(element, { xmlns }))] as const,
      ),
    ),
  ),
  ...['result', 'error', 'odd'].map(
    (type) => [`iq ${type}`, (to: string) => xml('iq', { to, type, id: 'a' })] as const,
  ),
  [
    'set affiliation',
    (to) => iq('set', to, query(NS.mucAdmin, xml('item', { affiliation: 'owner', jid: 'ben@localhost' }))),
  ],
  ['set role', (to) => iq('set', to, query(NS.mucAdmin, xml('item', { role: 'none', nick: 'Ana' })))],
  ['destroy', (to) => iq('set', to, query(NS.mucOwner, xml('destroy', {}, xml('reason', {}, 'Ended'))))],
  ['rename', (to) => saves(to, { roomname: 'Mine' })],
  ['roster item', (to) => xml('iq', { type: 'set', id: 'a' }, query(NS.roster, xml('item', { jid: to })))],
  [
    'own archive with it',
    (to) => xml('iq', { type: 'set', id: 'a' }, writeArchiveRequest({ page: {}, with: to, flipped: false })),
  ],
];

/** All that reaches any of the stranger's devices, by which address it is masked. */
async function heardAfter(stanza: (to: string) => Element, room: string, resource: string): Promise<string> {
  const [first] = devices;
  first?.send(stanza(`${room}${resource}`));
  const heard: string[] = [];
  for (const device of devices) heard.push((await device.everythingHeard()).join('\n'));
  return heard
    .join('\n---\n')
    .replaceAll(room, 'ROOM')
    .replaceAll(/\b(stamp|id)="[^"]*"/g, '$1')
    .replaceAll(/<(first|last)>\d+/g, '<$1>');
}

describe.each(['', '/Ana', '/Nobody'])('what a stranger sends to an address%s', (resource) => {
  it.each(kinds)(
    'is answered as where there is no room, if there is one: %s',
    async (kind) => {
      const place = places.get(kind) ?? { there: '', nowhere: '' };
      for (const [name, stanza] of attempts) {
        const there = await heardAfter(stanza, place.there, resource);
        const nowhere = await heardAfter(stanza, place.nowhere, resource);
        expect([name, there]).toEqual([name, nowhere]);
        expect([name, there]).toEqual([name, expect.not.stringMatching(/Nobody must|Plans/)]);
      }
    },
    120_000,
  );
});
