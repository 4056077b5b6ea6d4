import { describe, expect, it } from 'vitest';
import type { Behavior, Privacy } from '#electron/model/room.ts';
import { addressOf, errorOf, type House, openHouse, type Person } from './house.ts';
import { address, cast, matrix, type Relation, relations, rooms } from './matrix-table.ts';
import {
  commands,
  formOf,
  found,
  givenTo,
  listedTo,
  localParts,
  permissionsOf,
  refusalOf,
  rowsOf,
  saves,
} from './wire.ts';

const cells = rooms.flatMap(({ privacy, behavior }) =>
  relations.map((relation) => ({ privacy, behavior, relation })),
);

interface Scene {
  /** Local part of the room's address, which nobody can guess: it becomes secret. */
  readonly desk: string;
  readonly house: House;
  readonly adam: Person;
  readonly who: (relation: Relation) => Person;
}

/** The room `desk` with everybody on the lists where they belong, and words in it. */
function scene(privacy: Privacy, behavior: Behavior): Scene {
  const house = openHouse({
    accounts: { isAdministrator: (account) => account === address('administrator') },
  });
  const adam = house.person('adam');
  const who = (relation: Relation): Person =>
    house.person(cast[relation], 'desk', address(relation).split('@')[1]);
  commands(adam, 'group-add', { group: 'crew', people: [address('member by a group')] });
  commands(adam, 'group-add', {
    group: 'floor',
    people: relations.filter((one) => one !== 'outside' && one !== 'administrator').map(address),
  });
  commands(adam, 'category-add', {
    name: 'Trading',
    allowed: ['floor@groups.rooms.localhost', 'branch'],
    denied: [address('denied'), address('denied member')],
    creators: [address('creator')],
  });
  commands(adam, 'category-add', {
    name: 'Elsewhere',
    allowed: ['localhost'],
    creators: [address('member and manager')],
  });
  const trading = rowsOf(commands(adam, 'category-list')).find(({ name }) => name === 'Trading')?.id ?? '';
  const desk = givenTo(adam);
  adam.enters(desk, 'Setter');
  const list = (...some: Relation[]): readonly string[] => some.map(address);
  const ours = {
    category: trading,
    members: [
      ...list('member', 'member and presenter', 'member and manager'),
      'branch',
      'crew@groups.rooms.localhost',
    ],
    managers: list('manager', 'member and manager'),
    presenters: list('presenter', 'member and presenter'),
  };
  expect(refusalOf(saves(adam, desk, { roomname: 'Desk', membersonly: false }, ours))).toBeUndefined();
  // Whoever makes a room manages it; from here on the administrator is nothing but that.
  expect(refusalOf(saves(adam, desk, {}, { ...ours, category: trading }))).toBeUndefined();
  adam.changesList(desk, `<item affiliation='outcast' jid='${address('banned')}'/>`);
  adam.leaves(desk, 'Setter');
  const mark = who('presenter');
  mark.enters(desk);
  mark.says(desk, 'Opening levels');
  mark.leaves(desk);
  commands(adam, 'category-change', { category: 'Trading', denied: list('denied') });
  saves(adam, desk, {}, { members: [...ours.members, ...list('denied member')] });
  commands(adam, 'category-change', { category: 'Trading', denied: list('denied', 'denied member') });
  const standard = {
    membersonly: privacy !== 'Open',
    publicroom: privacy !== 'Secret',
    moderatedroom: behavior === 'Auditorium',
  };
  expect(refusalOf(saves(adam, desk, standard))).toBeUndefined();
  return { desk, house, adam, who };
}

const archive = `<query xmlns='urn:xmpp:mam:2'/>`;

describe.each(cells)('$privacy, $behavior: $relation', ({ privacy, behavior, relation }) => {
  const row = matrix[privacy];
  const may = (what: string): boolean => row[what]?.includes(relation) ?? false;
  const mayPost = may(behavior === 'Auditorium' ? 'present' : 'post');
  /** What a refusal looks like to whoever may not even know of the room. */
  const refused = (condition: string): string => (may('know') ? condition : 'item-not-found');

  it('is told exactly what the matrix says', () => {
    const { desk, who } = scene(privacy, behavior);
    const expected = [
      'CanView',
      ...(may('enter') ? ['CanJoin', 'CanReadHistory'] : []),
      ...(mayPost ? ['CanChat'] : []),
      ...(mayPost && behavior === 'Auditorium' ? ['CanAuditoriumChat'] : []),
      ...(may('manage') ? ['CanManageRoom'] : []),
    ];
    expect(permissionsOf(who(relation), desk)).toEqual(may('know') ? expected : undefined);
  });

  it('finds, enters, reads and writes as the matrix says', () => {
    const { desk, who } = scene(privacy, behavior);
    const person = who(relation);
    expect(listedTo(person).includes(desk)).toBe(may('find'));
    expect(localParts(found(person, { text: 'desk' })).includes(desk)).toBe(may('find'));
    const read = person.sends('iq', { to: addressOf(desk), type: 'set', id: 'r' }, archive);
    expect(read.some((one) => one.toString().includes('Opening levels'))).toBe(may('enter'));
    const entered = person.enters(desk);
    expect(entered.join('').includes('Opening levels')).toBe(may('enter'));
    if (!may('enter')) {
      expect(errorOf(entered[0])).toBe(
        refused(relation === 'banned' ? 'forbidden' : 'registration-required'),
      );
    }
    const said = person.says(desk, 'Hello');
    const entry = may('enter') ? 'forbidden' : refused('not-acceptable');
    expect(errorOf(said[0])).toBe(mayPost ? undefined : entry);
  });

  it('manages, disables, moves and ends as the matrix says', () => {
    const refusal = (act: (person: Person, desk: string) => ReturnType<Person['asks']>) => {
      const { desk, who } = scene(privacy, behavior);
      return errorOf(act(who(relation), desk));
    };
    const forbidden = may('manage') ? undefined : refused('forbidden');
    const { desk, adam, who } = scene(privacy, behavior);
    expect(formOf(who(relation), desk) !== undefined).toBe(may('manage'));
    expect(refusal((person, desk) => saves(person, desk, { roomdesc: 'New' }))).toBe(forbidden);
    expect(refusal((person, desk) => saves(person, desk, {}, { disabled: true }))).toBe(forbidden);
    const administers = relation === 'administrator';
    const end = `<query xmlns='http://jabber.org/protocol/muc#owner'><destroy/></query>`;
    expect(refusal((person, desk) => person.asks(desk, 'set', end))).toBe(
      administers ? undefined : (forbidden ?? 'not-allowed'),
    );
    const elsewhere =
      rowsOf(commands(adam, 'category-list')).find(({ name }) => name === 'Elsewhere')?.id ?? '';
    const mayMove = administers || relation === 'member and manager';
    expect(errorOf(saves(who(relation), desk, {}, { category: elsewhere }))).toBe(
      mayMove ? undefined : (forbidden ?? 'not-allowed'),
    );
  });

  it('enables again what it may', () => {
    const forbidden = may('manage') ? undefined : refused('not-allowed');
    const byManager = scene(privacy, behavior);
    saves(byManager.who('member and manager'), byManager.desk, {}, { disabled: true });
    const enables = (one: Scene): string | undefined =>
      errorOf(saves(one.who(relation), one.desk, {}, { disabled: false }));
    expect(enables(byManager)).toBe(forbidden);
    const byAdministrator = scene(privacy, behavior);
    saves(byAdministrator.adam, byAdministrator.desk, {}, { disabled: true });
    expect(enables(byAdministrator)).toBe(relation === 'administrator' ? undefined : refused('not-allowed'));
  });

  it('makes rooms in the category as the matrix says', () => {
    const { adam, who } = scene(privacy, behavior);
    const trading = rowsOf(commands(adam, 'category-list')).find(({ name }) => name === 'Trading')?.id ?? '';
    const person = who(relation);
    const entered = person.enters('fresh');
    const made = errorOf(entered[0]) === undefined && saves(person, 'fresh', {}, { category: trading });
    const may = relation === 'administrator' || relation === 'creator';
    expect(made !== false && refusalOf(made) === undefined).toBe(may);
    expect(listedTo(adam).includes('fresh')).toBe(may);
  });
});
