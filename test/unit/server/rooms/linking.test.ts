import { describe, expect, it } from 'vitest';
import { errorOf, gists, type Person } from './house.ts';
import {
  ana,
  ben,
  companionTold,
  cy,
  desk,
  link,
  misfits,
  namedIn,
  openLinked,
  openRooms,
} from './linked-rooms.ts';
import { commands, found, givenTo, refusalOf, revisionOf, saves, valuesOf } from './wire.ts';

describe('a secret room that is linked with a public one', () => {
  it('names it to whoever may enter both, in its description and where it is found', () => {
    const rooms = openRooms();
    expect(companionTold(rooms.ben, rooms.panel)).toBeUndefined();
    expect(refusalOf(link(rooms))).toBeUndefined();
    expect(companionTold(rooms.ben, rooms.panel)).toBe(desk);
    expect(valuesOf(rooms.ana, rooms.panel, 'companion')).toEqual([desk]);
    const secret = found(rooms.ben, { mine: 'member', privacy: 'Secret' });
    expect(secret.map(({ room }) => room?.companion)).toEqual([desk]);
    expect(companionTold(rooms.ana, 'desk')).toBeUndefined();
  });

  it('is linked from its first moment where it is made so', () => {
    const rooms = openRooms();
    const other = givenTo(rooms.ana);
    rooms.ana.enters(other);
    const secret = { roomname: 'Other', publicroom: false };
    expect(refusalOf(saves(rooms.ana, other, secret, { companion: desk }))).toBeUndefined();
    expect(companionTold(rooms.ana, other)).toBe(desk);
    // Nobody learns from a refusal that there is another one.
    expect(refusalOf(link(rooms))).toBeUndefined();
  });

  it('tells those in it when it is linked, and when it is not any more', () => {
    const rooms = openRooms();
    rooms.ben.enters(rooms.panel);
    rooms.ben.hears();
    link(rooms);
    saves(rooms.ana, rooms.panel, {}, { companion: '' });
    expect(gists(rooms.ben.hears())).toEqual(['message (room) 104', 'message (room) 104']);
    expect(companionTold(rooms.ben, rooms.panel)).toBeUndefined();
  });

  it('is linked no more once it is not secret', () => {
    const rooms = openLinked();
    expect(refusalOf(saves(rooms.ana, rooms.panel, { publicroom: true }))).toBeUndefined();
    saves(rooms.ana, rooms.panel, { publicroom: false });
    expect(companionTold(rooms.ana, rooms.panel)).toBeUndefined();
  });

  it('keeps its link when a manager of it alone saves something else', () => {
    const rooms = openLinked();
    saves(rooms.ana, rooms.panel, {}, { managers: [ana, ben] });
    expect(refusalOf(saves(rooms.ben, rooms.panel, { roomdesc: 'Us' }, { companion: desk }))).toBeUndefined();
    expect(companionTold(rooms.ben, rooms.panel)).toBe(desk);
  });
});

describe('a link is refused', () => {
  const refusals: readonly (readonly [
    why: string,
    refusal: string,
    act: (rooms: ReturnType<typeof openRooms>) => ReturnType<Person['asks']>,
  ])[] = [
    [
      'to whoever manages the secret room alone',
      'not-allowed ErrorPermission companion',
      (rooms) => {
        saves(rooms.ana, rooms.panel, {}, { managers: [ana, ben] });
        return saves(rooms.ben, rooms.panel, {}, { companion: desk });
      },
    ],
    [
      'where there is no such room',
      'item-not-found NoSuchNode companion',
      (rooms) => saves(rooms.ana, rooms.panel, {}, { companion: 'nowhere@rooms.localhost' }),
    ],
    [
      'in the same words where there is a secret one of others',
      'item-not-found NoSuchNode companion',
      (rooms) => {
        const theirs = givenTo(rooms.cy);
        rooms.cy.enters(theirs);
        saves(rooms.cy, theirs, { roomname: 'Theirs', publicroom: false });
        return saves(rooms.ana, rooms.panel, {}, { companion: `${theirs}@rooms.localhost` });
      },
    ],
    [
      'with a secret one',
      'not-acceptable InvalidArgument companion',
      (rooms) => {
        const second = givenTo(rooms.ana);
        rooms.ana.enters(second);
        saves(rooms.ana, second, { roomname: 'Second', publicroom: false });
        return saves(rooms.ana, rooms.panel, {}, { companion: `${second}@rooms.localhost` });
      },
    ],
    [
      'with a disabled one',
      'not-acceptable InvalidArgument companion',
      (rooms) => {
        saves(rooms.ana, 'desk', {}, { disabled: true });
        return link(rooms);
      },
    ],
    [
      'of a room that is not secret',
      'not-acceptable InvalidArgument companion',
      (rooms) => saves(rooms.ana, rooms.panel, { publicroom: true }, { companion: desk }),
    ],
  ];
  it.each(refusals)('%s', (_why, refusal, act) => {
    const rooms = openRooms();
    expect(refusalOf(act(rooms))).toBe(refusal);
    expect(companionTold(rooms.ana, rooms.panel)).toBeUndefined();
  });
});

describe('who may enter the secret room and not the closed one', () => {
  it('is named beforehand to those who manage the public one, and by the refusal', () => {
    const rooms = openRooms('Closed');
    saves(rooms.ana, 'desk', {}, { members: [ana, cy] });
    expect(misfits(rooms.ana, 'desk', [ana, ben, 'eve@elsewhere.example'])).toEqual([
      `${ben} addable`,
      'eve@elsewhere.example out',
    ]);
    expect(misfits(rooms.cy, 'desk', [ben])).toEqual([]);
    const refused = link(rooms);
    expect(refusalOf(refused)).toBe('not-allowed PrincipalsNotInScope companion');
    expect(namedIn(refused)).toEqual([ben]);
  });

  it('is made a member of it in the same save where that is asked for', () => {
    const rooms = openRooms('Closed');
    saves(rooms.ana, 'desk', {}, { members: [ana, cy] });
    const saved = saves(rooms.ana, rooms.panel, {}, { companion: desk, addToCompanion: true });
    expect(refusalOf(saved)).toBeUndefined();
    expect(valuesOf(rooms.ana, 'desk', 'members')).toEqual([ana, cy, ben]);
    expect(companionTold(rooms.ben, rooms.panel)).toBe(desk);
  });

  it('is not let in again by the way: a ban stays, and nothing is saved', () => {
    const rooms = openRooms('Closed');
    saves(rooms.ana, 'desk', {}, { members: [ana] });
    saves(rooms.ana, rooms.panel, {}, { members: [ana, ben, cy] });
    rooms.ana.changesList('desk', `<item jid='${ben}' affiliation='outcast'/>`);
    const before = revisionOf(rooms.ana, 'desk');
    const saved = saves(rooms.ana, rooms.panel, {}, { companion: desk, addToCompanion: true });
    expect(namedIn(saved)).toEqual([ben]);
    expect(valuesOf(rooms.ana, 'desk', 'members')).toEqual([ana]);
    expect(revisionOf(rooms.ana, 'desk')).toBe(before);
  });

  it('stays out of an open one by its scope, and nothing can be done about it there', () => {
    const rooms = openRooms();
    commands(rooms.house.person('adam'), 'category-add', {
      name: 'Trading',
      allowed: [ana],
      creators: [ana],
    });
    commands(rooms.house.person('adam'), 'room-change', { room: desk, category: 'Trading' });
    expect(misfits(rooms.ana, 'desk', [ana, ben])).toEqual([`${ben} out`]);
    const saved = saves(rooms.ana, rooms.panel, {}, { companion: desk, addToCompanion: true });
    expect(refusalOf(saved)).toBe('not-allowed PrincipalsNotInScope companion');
    expect(namedIn(saved)).toEqual([ben]);
  });

  it('cannot be made a member of the secret one later', () => {
    const rooms = openRooms('Closed');
    link(rooms);
    const eve = 'eve@localhost';
    const refused = saves(rooms.ana, rooms.panel, {}, { members: [ana, ben, eve] });
    expect(namedIn(refused)).toEqual([eve]);
    const item = `<item jid='${eve}' affiliation='member'/>`;
    expect(errorOf(rooms.ana.changesList(rooms.panel, item))).toBe('not-allowed');
    rooms.ana.changesList('desk', item);
    expect(errorOf(rooms.ana.changesList(rooms.panel, item))).toBeUndefined();
  });

  it('is judged with everybody in a group', () => {
    const rooms = openRooms('Closed');
    const crew = 'crew@groups.rooms.localhost';
    commands(rooms.house.person('adam'), 'group-add', { group: 'crew', people: [ben, 'dan@localhost'] });
    expect(misfits(rooms.ana, 'desk', [crew, 'localhost'])).toEqual([`${crew} addable`, 'localhost addable']);
    rooms.ana.changesList('desk', `<item jid='dan@localhost' affiliation='member'/>`);
    expect(misfits(rooms.ana, 'desk', [crew])).toEqual([]);
  });
});
