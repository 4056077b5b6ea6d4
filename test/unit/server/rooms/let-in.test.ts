import { expect, it } from 'vitest';
import { writeMembershipWish, writeRoomRequestAnswer } from '#electron/stanza/0045-requests.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { xml } from '#electron/stanza/xml.ts';
import { addressOf, openHouse, type Person } from './house.ts';
import { givenTo, saves, valuesOf } from './wire.ts';

/** Ben manages and presents in Ana's room, and is no member of it yet. */
function roomOfTwo(): { ana: Person; ben: Person; room: string } {
  const house = openHouse();
  const [ana, ben] = [house.person('ana'), house.person('ben')];
  const room = givenTo(ana);
  ana.enters(room);
  const both = ['ana@localhost', 'ben@localhost'];
  saves(ana, room, { membersonly: false }, { managers: both, members: ['ana@localhost'], presenters: both });
  saves(ana, room, { membersonly: true });
  return { ana, ben, room };
}

const rolesOfBen = (ana: Person, room: string): readonly string[] =>
  (['members', 'managers', 'presenters'] as const).filter((list) =>
    valuesOf(ana, room, list)?.includes('ben@localhost'),
  );

it('whoever is invited becomes a member beside what they are', () => {
  const { ana, room } = roomOfTwo();
  const invite = xml('x', { xmlns: NS.mucUser }, xml('invite', { to: 'ben@localhost' }));
  ana.sends('message', { to: addressOf(room) }, invite.toString());
  expect(rolesOfBen(ana, room)).toEqual(['members', 'managers', 'presenters']);
});

it('whoever asked and is let in becomes a member beside what they are', () => {
  const { ana, ben, room } = roomOfTwo();
  ben.asks(room, 'set', xml('query', { xmlns: NS.register }, writeMembershipWish({})).toString());
  const allowed = { kind: 'membership', address: 'ben@localhost', allow: true } as const;
  ana.sends('message', { to: addressOf(room) }, writeRoomRequestAnswer(allowed).toString());
  expect(rolesOfBen(ana, room)).toEqual(['members', 'managers', 'presenters']);
});
