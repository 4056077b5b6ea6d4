import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passSent } from '#electron/server/scope/sent.ts';
import { readArchiveRequest } from '#electron/stanza/0313-archive.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { categoriesNode } from '#electron/stanza/perch-category.ts';
import type { Scope, TokenRight } from '#electron/stanza/perch-tokens.ts';
import { Element, elements, xml } from '#electron/stanza/xml.ts';
import { anyScope, anyStanza } from './arbitrary.ts';
import {
  device,
  domain,
  type Operation,
  operations,
  otherRoom,
  room,
  roomsDomain,
  searchOf,
} from './operations.ts';

const surroundings = { domain, roomsDomain, hasRoom: () => true };
const noRooms = { ...surroundings, hasRoom: () => false };
const unknown = { condition: 'item-not-found', text: 'There is no such room.' };

const allRights: readonly (readonly TokenRight[])[] = [
  ['read'],
  ['post'],
  ['manage'],
  ['read', 'post'],
  ['read', 'manage'],
  ['post', 'manage'],
  ['read', 'post', 'manage'],
];

function isEnough({ takes }: Operation, rights: readonly TokenRight[]): boolean {
  return takes === 'any' || (takes !== 'impossible' && rights.includes(takes));
}

it.each([
  [[room, otherRoom], [room]],
  [[otherRoom], []],
])('a search of %j goes over %j', (asked, left) => {
  const verdict = passSent({ rights: ['read'], rooms: [room] }, searchOf(...asked), surroundings);
  const passed = verdict instanceof Element ? readArchiveRequest(verdict) : undefined;
  expect(passed?.search).toEqual({ text: 'x', rooms: left });
});

describe.each(allRights.map((rights) => ({ rights })))('a token to $rights', ({ rights }) => {
  const scope: Scope = { rights, rooms: [room] };

  it.each(operations)('in its room: $name ($takes)', (operation) => {
    const verdict = passSent(scope, operation.stanza(room), surroundings);
    if (isEnough(operation, rights)) expect(verdict).toBeInstanceOf(Element);
    else if (operation.silent) expect(verdict).toBeUndefined();
    else expect(verdict).toMatchObject({ condition: 'forbidden' });
  });

  it.each(operations.filter(({ everywhere }) => !everywhere))('not in another room: $name', (operation) => {
    const verdict = passSent(scope, operation.stanza(otherRoom), surroundings);
    if (operation.silent) expect(verdict).toBeUndefined();
    else expect(verdict).toMatchObject(unknown);
  });

  it.each(operations.filter(({ everywhere }) => !everywhere))(
    'everywhere, if for all rooms: $name',
    (operation) => {
      const everywhere: Scope = { rights, rooms: 'all' };
      const [here, there] = [room, otherRoom].map((at) =>
        passSent(everywhere, operation.stanza(at), surroundings),
      );
      expect(there instanceof Element).toBe(here instanceof Element);
      expect(here instanceof Element).toBe(isEnough(operation, rights));
    },
  );

  it('makes a room only where it manages all', () => {
    const enter = operations.find(({ name }) => name === 'enter')?.stanza(room) ?? xml('presence');
    expect(passSent(scope, enter, noRooms)).toMatchObject(unknown);
    const everywhere = passSent({ rights, rooms: 'all' }, enter, noRooms);
    if (rights.includes('manage')) expect(everywhere).toBeInstanceOf(Element);
    else expect(everywhere).toMatchObject(unknown);
  });

  it.each([
    ['an address for a room', xml('unique', { xmlns: NS.mucUnique })],
    ['where rooms can be made', xml('query', { xmlns: NS.discoInfo, node: categoriesNode })],
  ])('asks for %s only where it makes rooms', (_, payload) => {
    const question = xml('iq', { type: 'get', to: roomsDomain, id: '1', from: device }, payload);
    expect(passSent(scope, question, noRooms)).toMatchObject({ condition: 'forbidden' });
    const everywhere = passSent({ rights, rooms: 'all' }, question, noRooms);
    if (rights.includes('manage')) expect(everywhere).toBe(question);
    else expect(everywhere).toMatchObject({ condition: 'forbidden' });
  });
});

describe('what goes on', () => {
  it('says nothing in presence where nothing may be said', () => {
    const enter = xml(
      'presence',
      { to: `${room}/Bot`, from: device },
      xml('x', { xmlns: NS.muc }, xml('history', { maxstanzas: 0 }), xml('password', {}, 'words')),
      xml('status', {}, 'words'),
    );
    const [silent, speaking] = (['read', 'post'] as const).map((right) =>
      String(passSent({ rights: [right], rooms: [room] }, enter, surroundings)),
    );
    expect(silent).toContain('maxstanzas');
    expect(silent).not.toContain('words');
    expect(speaking).toBe(enter.toString());
  });

  it('asks for the list of rooms as a whole, so that what is left out is not counted', () => {
    const set = xml('set', { xmlns: NS.rsm }, xml('max', {}, '1'));
    const query = xml('query', { xmlns: NS.discoItems }, set);
    const list = xml('iq', { type: 'get', to: roomsDomain, id: '1', from: device }, query);
    expect(String(passSent({ rights: ['read'], rooms: [room] }, list, surroundings))).not.toContain('max');
  });
});

describe('whatever is sent', () => {
  it('reaches nothing but the server, the own account, the service, and rooms of the scope', () => {
    fc.assert(
      fc.property(anyScope, anyStanza, (scope, stanza) => {
        const passed = passSent(scope, stanza, surroundings);
        if (!(passed instanceof Element)) return;
        const to: unknown = passed.attrs.to;
        expect(passed.attrs.from).toBe(device);
        if (to === undefined || to === domain || to === roomsDomain || to === `bot@${domain}`) {
          expect(passed.name).toBe('iq');
          return;
        }
        const [address = ''] = String(to).split('/');
        expect(address.endsWith(`@${roomsDomain}`)).toBe(true);
        expect(scope.rooms === 'all' || scope.rooms.includes(address)).toBe(true);
        if (passed.name === 'message') expect(passed.attrs.type).toBe('groupchat');
      }),
      { numRuns: 3_000 },
    );
  });

  it('without a right only asks what everybody may ask, and sits in rooms in silence', () => {
    const harmless = [NS.ping, NS.time, NS.version, NS.discoInfo, NS.discoItems, NS.session];
    fc.assert(
      fc.property(anyStanza, (stanza) => {
        const passed = passSent({ rights: [], rooms: 'all' }, stanza, surroundings);
        if (!(passed instanceof Element)) return;
        expect(passed.name).not.toBe('message');
        const said = elements(passed).map((part) => part.getNS());
        expect(passed.name === 'presence' ? [NS.muc] : harmless).toEqual(expect.arrayContaining(said));
      }),
      { numRuns: 3_000 },
    );
  });
});
