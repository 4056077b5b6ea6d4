import { describe, expect, it } from 'vitest';
import { NS } from '#electron/stanza/namespaces.ts';
import { addressOf, errorOf, gists, type Person } from './house.ts';
import {
  ana,
  ben,
  companionTold,
  cy,
  desk,
  link,
  openLinked,
  openRooms,
  type Rooms,
} from './linked-rooms.ts';
import { searches } from './searches.ts';
import { commands, found, givenTo, listedTo, permissionsOf, saves, valuesOf } from './wire.ts';

/** Which rooms somebody is told to be out of, in the order in which they are told. */
function outOf(person: Person, { panel }: Rooms): readonly string[] {
  return person
    .hears()
    .filter(({ name, attrs }) => name === 'presence' && attrs.type === 'unavailable')
    .filter((stanza) => gists([stanza])[0]?.includes('110'))
    .map((stanza) => {
      const room = stanza.attrs.from?.startsWith(panel) ? 'secret' : 'public';
      const parted = stanza.getChild('parted', NS.perch) ? ' parted' : '';
      return `${room} ${gists([stanza])[0]?.split(' ').at(-1)?.replace('110,', '')}${parted}`;
    });
}

const losses: readonly (readonly [how: string, lose: (rooms: Rooms) => unknown, told: readonly string[]])[] =
  [
    [
      'a ban',
      ({ ana: manager }) => manager.changesList('desk', `<item jid='${ben}' affiliation='outcast'/>`),
      ['secret 321', 'public 301'],
    ],
    [
      'the list of members',
      ({ ana: manager }) => saves(manager, 'desk', {}, { members: [ana, cy] }),
      ['secret 321', 'public 321'],
    ],
    [
      'the scope',
      ({ house }) =>
        commands(house.person('adam'), 'category-change', { category: 'General', denied: [ben] }),
      ['secret 321', 'public 321'],
    ],
  ];

describe('who loses the public room', () => {
  it.each(losses)('by %s is put out of the secret one first', (_how, lose, told) => {
    const rooms = openLinked('Closed');
    lose(rooms);
    expect(outOf(rooms.ben, rooms)).toEqual(told);
    expect(errorOf(rooms.ben.enters(rooms.panel)[0])).toBe('item-not-found');
    expect(listedTo(rooms.ben)).not.toContain(rooms.panel);
    expect(found(rooms.ben, { mine: 'member', privacy: 'Secret' })).toEqual([]);
    expect(permissionsOf(rooms.ben, rooms.panel)).toBeUndefined();
    rooms.ana.says(rooms.panel, 'Among us');
    expect(rooms.ben.hears().join('')).not.toContain('Among us');
  });

  it('reads nothing of the secret one any more, neither there nor by a search over many', () => {
    const rooms = openLinked('Closed');
    rooms.ana.says(rooms.panel, 'Among us');
    rooms.house.settles();
    const wanted = { text: 'among', rooms: [addressOf(rooms.panel)] };
    expect(searches(rooms.ben, '', wanted).texts).toEqual(['Among us']);
    saves(rooms.ana, 'desk', {}, { members: [ana, cy] });
    expect(searches(rooms.ben, '', wanted).texts).toEqual([]);
    const archive = rooms.ben.asks(rooms.panel, 'set', `<query xmlns='${NS.archive}'/>`);
    expect(errorOf(archive)).toBe('item-not-found');
  });

  it('goes also where nobody of them is in the public one', () => {
    const rooms = openLinked('Closed');
    for (const person of [rooms.ana, rooms.ben, rooms.cy]) person.leaves('desk');
    for (const person of [rooms.ana, rooms.ben]) person.enters(rooms.panel);
    rooms.ben.hears();
    commands(rooms.house.person('adam'), 'category-change', { category: 'General', denied: [ben] });
    expect(outOf(rooms.ben, rooms)).toEqual(['secret 321']);
  });

  it('comes in again once they may enter it again', () => {
    const rooms = openLinked('Closed');
    saves(rooms.ana, 'desk', {}, { members: [ana, cy] });
    saves(rooms.ana, 'desk', {}, { members: [ana, ben, cy] });
    expect(gists(rooms.ben.enters(rooms.panel))).toContainEqual(expect.stringContaining('110'));
  });
});

describe('who goes from the public room', () => {
  it('goes from the secret one first, with that session', () => {
    const rooms = openLinked();
    const elsewhere = rooms.house.person('ben', 'phone');
    elsewhere.enters('desk');
    elsewhere.enters(rooms.panel);
    elsewhere.hears();
    rooms.ben.hears();
    rooms.ben.leaves('desk');
    expect(outOf(rooms.ben, rooms)).toEqual(['secret 110 parted', 'public 110']);
    expect(outOf(elsewhere, rooms)).toEqual([]);
  });

  it('goes from the secret one that was linked while they were in both', () => {
    const rooms = openRooms();
    link(rooms);
    rooms.ana.hears();
    rooms.ana.leaves('desk');
    expect(outOf(rooms.ana, rooms)).toEqual(['secret 110 parted', 'public 110']);
  });

  it('by being kicked goes from the secret one for the same reason, and nobody is named there', () => {
    const rooms = openLinked();
    rooms.ana.changesList('desk', `<item nick='Ben' role='none'><reason>Enough</reason></item>`);
    const heard = rooms.ben.hears();
    expect(gists(heard.slice(0, 1))).toEqual(['presence Ben unavailable 110,307']);
    expect(heard[0]?.attrs.from).toContain(rooms.panel);
    expect(heard[0]?.toString()).not.toMatch(/Enough|Ana/);
  });
});

describe('when the public room', () => {
  it('is disabled, the link rests: nobody has to go, nobody comes in', () => {
    const rooms = openLinked('Closed');
    saves(rooms.ana, 'desk', {}, { disabled: true });
    expect(outOf(rooms.ben, rooms)).toEqual(['public 307']);
    expect(companionTold(rooms.ben, rooms.panel)).toBeUndefined();
    saves(rooms.ana, 'desk', {}, { members: [ana, cy] });
    expect(outOf(rooms.ben, rooms)).toEqual(['secret 321']);
    saves(rooms.ana, 'desk', {}, { disabled: false });
    expect(companionTold(rooms.ana, rooms.panel)).toBe(desk);
  });

  it('becomes secret, the other one is a room of its own until it is so no more', () => {
    const rooms = openRooms();
    const yard = givenTo(rooms.ana);
    rooms.ana.enters(yard);
    saves(rooms.ana, yard, { roomname: 'Yard' }, { members: [ana, ben] });
    saves(rooms.ana, rooms.panel, {}, { companion: addressOf(yard) });
    rooms.ben.enters(rooms.panel);
    rooms.ben.hears();
    saves(rooms.ana, yard, { publicroom: false }, { members: [ana] });
    expect(gists(rooms.ben.hears())).toEqual(['message (room) 104']);
    expect(companionTold(rooms.ben, rooms.panel)).toBeUndefined();
    // Whoever may not know of it is not told that it is there.
    saves(rooms.ana, rooms.panel, {}, { managers: [ana, ben] });
    expect(valuesOf(rooms.ben, rooms.panel, 'companion')).toEqual(['']);
    saves(rooms.ana, yard, { publicroom: true });
    expect(outOf(rooms.ben, rooms)).toEqual(['secret 321']);
  });

  it('is deleted, the other one is a room of its own, and those in it are told', () => {
    const rooms = openLinked();
    commands(rooms.house.person('adam'), 'room-delete', { room: desk });
    const heard = gists(rooms.ben.hears());
    expect(heard).toEqual(['presence Ben unavailable 110', 'message (room) 104']);
    expect(companionTold(rooms.ben, rooms.panel)).toBeUndefined();
    rooms.ana.enters('desk');
    expect(companionTold(rooms.ben, rooms.panel)).toBeUndefined();
  });
});
