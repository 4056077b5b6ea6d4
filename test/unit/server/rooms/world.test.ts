import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Element } from '#electron/stanza/xml.ts';
import { soak } from '#test/support/random.ts';
import { addressOf, errorOf, type House, openHouse, type Person } from './house.ts';
import { commands, givenTo, listedTo, permissionsOf, saves } from './wire.ts';
import { Model } from './world-model.ts';

const names = ['adam', 'ana', 'ben', 'cy', 'dan'] as const;
const people = names.map((name) => `${name}@localhost`);
const administrator = 'adam@localhost';
const groups = ['crew@groups.rooms.localhost', 'floor@groups.rooms.localhost'] as const;
const rooms = ['desk', 'news'] as const;
const categories = ['General', 'Trading'] as const;
const principals = [...people.slice(1), ...groups, 'localhost'] as const;

const somePeople = fc.subarray(people.slice(1));
const somePrincipals = fc.subarray([...principals]);
const aRoom = fc.constantFrom(...rooms);
const aPerson = fc.constantFrom(...names);
const step = fc.oneof(
  fc.record({ do: fc.constant('group' as const), group: fc.constantFrom(...groups), people: somePeople }),
  fc.record({
    do: fc.constant('scope' as const),
    category: fc.constantFrom(...categories),
    allowed: fc.subarray([...principals], { minLength: 1 }),
    denied: fc.subarray([...people.slice(1), groups[0]], { maxLength: 2 }),
    history: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('save' as const),
    by: aPerson,
    room: aRoom,
    privacy: fc.constantFrom('Open' as const, 'Closed' as const, 'Secret' as const),
    auditorium: fc.boolean(),
    disabled: fc.boolean(),
    archived: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('lists' as const),
    by: aPerson,
    room: aRoom,
    list: fc.constantFrom('members' as const, 'managers' as const, 'presenters' as const),
    principals: somePrincipals,
  }),
  fc.record({
    do: fc.constant('ban' as const),
    by: aPerson,
    room: aRoom,
    person: fc.constantFrom(...people.slice(1)),
  }),
  fc.record({
    do: fc.constant('link' as const),
    by: aPerson,
    room: aRoom,
    to: fc.constantFrom('', ...rooms),
  }),
  fc.record({ do: fc.constant('pair' as const), room: aRoom, lists: somePeople }),
  fc.record({ do: fc.constant('move' as const), room: aRoom, category: fc.constantFrom(...categories) }),
  fc.record({ do: fc.constant('enter' as const), by: aPerson, room: aRoom }),
  fc.record({ do: fc.constant('enter' as const), by: aPerson, room: aRoom }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A word that stands in everything of a room, and nowhere else. */
const mark = (room: string): string => `xyzzy${room}`;
type RoomName = (typeof rooms)[number];

class World {
  readonly house: House;
  readonly model = new Model(people, administrator);
  readonly #persons = new Map<string, Person>();
  /** Local parts of addresses that nobody can guess. */
  readonly #local = new Map<string, string>();
  readonly #heard = new Map<string, string>();

  constructor() {
    this.house = openHouse({ accounts: { isAdministrator: (account) => account === administrator } });
    const adam = this.person('adam');
    for (const group of groups) {
      commands(adam, 'group-add', { group, people: [] });
      this.model.groups.set(group, new Set());
    }
    commands(adam, 'category-add', { name: 'Trading', allowed: ['localhost'] });
    for (const category of categories) {
      this.model.categories.set(category, {
        allowed: new Set(['localhost']),
        denied: new Set(),
        history: true,
      });
    }
    for (const room of rooms) this.#makes(adam, room);
  }

  person(name: string): Person {
    const person = this.#persons.get(name) ?? this.house.person(name);
    this.#persons.set(name, person);
    return person;
  }

  #at(room: RoomName): string {
    return this.#local.get(room) ?? '';
  }

  #makes(adam: Person, room: RoomName): void {
    const local = givenTo(adam);
    this.#local.set(room, local);
    adam.enters(local, 'Maker');
    const lists = { members: [administrator], managers: [administrator], presenters: [] };
    expect(errorOf(saves(adam, local, { roomname: mark(room), membersonly: false }, lists))).toBeUndefined();
    adam.leaves(local, 'Maker');
    this.model.rooms.set(room, {
      category: 'General',
      privacy: 'Open',
      auditorium: false,
      disabled: false,
      archived: true,
      members: new Set([administrator]),
      managers: new Set([administrator]),
      presenters: new Set(),
      banned: new Set(),
    });
  }

  /** The model follows what was answered; what may be done it says beforehand. */
  take(one: Step): void {
    const adam = this.person('adam');
    if (one.do === 'group') {
      expect(
        errorOf(commands(adam, 'group-change', { group: one.group, people: one.people })),
      ).toBeUndefined();
      this.model.groups.set(one.group, new Set(one.people));
    } else if (one.do === 'scope') {
      const { category, allowed, denied, history } = one;
      const answer = commands(adam, 'category-change', { category, allowed, denied, history });
      if (errorOf(answer) !== undefined) return;
      this.model.categories.set(category, { allowed: new Set(allowed), denied: new Set(denied), history });
    } else if (one.do === 'move') {
      const answer = commands(adam, 'room-change', {
        room: addressOf(this.#at(one.room)),
        category: one.category,
      });
      if (errorOf(answer) === undefined && this.model.rooms.get(one.room)?.category !== one.category) {
        this.model.moves(one.room, one.category);
      }
    } else if (one.do === 'enter') this.person(one.by).enters(this.#at(one.room));
    else if (one.do === 'link') this.#links(this.person(one.by), one.room, one.to);
    else if (one.do === 'pair') this.#pairs(one.room, one.lists);
    else this.#manages(one);
  }

  #links(by: Person, room: RoomName, to: RoomName | ''): void {
    const companion = to && addressOf(this.#at(to));
    const { model } = this;
    const [secret, other] = [model.rooms.get(room), model.rooms.get(to)];
    const isOther = secret?.companion !== (to || undefined);
    const isRight =
      to === '' || (secret?.privacy === 'Secret' && other?.privacy !== 'Secret' && !other?.disabled);
    const may = model.manages(by.account, room) && (to === '' || !isOther || model.manages(by.account, to));
    const isDone = errorOf(saves(by, this.#at(room), {}, { companion })) === undefined;
    if (isOther && !(may && isRight))
      expect([by.account, room, to, isDone]).toEqual([by.account, room, to, false]);
    if (!isDone || !secret) return;
    if (to === '') delete secret.companion;
    else secret.companion = to;
  }

  /** An administrator makes the one room secret and the other closed, with some people in both, and links them. */
  #pairs(room: RoomName, people: readonly string[]): void {
    const adam = this.person('adam');
    const other = room === 'desk' ? 'news' : 'desk';
    for (const [each, privacy] of [[other, 'Closed'] as const, [room, 'Secret'] as const]) {
      this.#manages({
        do: 'save',
        by: 'adam',
        room: each,
        privacy,
        auditorium: false,
        disabled: false,
        archived: true,
      });
      this.#manages({
        do: 'lists',
        by: 'adam',
        room: each,
        list: 'members',
        principals: [administrator, ...people],
      });
    }
    this.#links(adam, room, other);
  }

  #manages(one: Extract<Step, { by: string; do: 'save' | 'lists' | 'ban' }>): void {
    const by = this.person(one.by);
    const room = this.model.rooms.get(one.room);
    if (!room) return;
    const may = this.model.manages(by.account, one.room);
    const answer = this.#asks(by, one);
    if (!may) expect(errorOf(answer)).toBeDefined();
    if (errorOf(answer) !== undefined) return;
    if (one.do === 'save') {
      Object.assign(room, one);
      if (one.privacy !== 'Secret') delete room.companion;
    } else if (one.do === 'lists') {
      room[one.list].clear();
      for (const each of one.principals) {
        room[one.list].add(each);
        room.banned.delete(each);
      }
    } else {
      for (const list of [room.members, room.managers, room.presenters]) list.delete(one.person);
      room.banned.add(one.person);
    }
  }

  #asks(by: Person, one: Extract<Step, { do: 'save' | 'lists' | 'ban' }>): Element {
    if (one.do === 'ban')
      return by.changesList(this.#at(one.room), `<item affiliation='outcast' jid='${one.person}'/>`);
    if (one.do === 'lists') return saves(by, this.#at(one.room), {}, { [one.list]: one.principals });
    const standard = {
      membersonly: one.privacy !== 'Open',
      publicroom: one.privacy !== 'Secret',
      moderatedroom: one.auditorium,
      enablearchiving: one.archived,
    };
    return saves(by, this.#at(one.room), standard, { disabled: one.disabled });
  }

  /** What everybody finds, is told, enters, reads and writes is what the model says. */
  check(): void {
    for (const name of names) {
      const person = this.person(name);
      this.#collect(person);
      for (const room of rooms) this.#checkOne(person, room);
      this.#collect(person);
      this.#heard.set(person.account, '');
    }
  }

  #checkOne(person: Person, room: RoomName): void {
    const { account } = person;
    const { model } = this;
    const disabled = model.rooms.get(room)?.disabled ?? false;
    const listed = model.sees(account, room) && !disabled;
    expect([name(person), room, 'finds', listedTo(person).includes(this.#at(room))]).toEqual([
      name(person),
      room,
      'finds',
      listed,
    ]);
    const told = permissionsOf(person, this.#at(room));
    const isTold = model.knows(account, room) && (!disabled || model.manages(account, room));
    const expected = [
      'CanView',
      ...(model.enters(account, room) ? ['CanJoin'] : []),
      ...(model.reads(account, room) ? ['CanReadHistory'] : []),
      ...(model.posts(account, room) ? ['CanChat'] : []),
      ...(model.posts(account, room) && model.rooms.get(room)?.auditorium ? ['CanAuditoriumChat'] : []),
      ...(model.manages(account, room) ? ['CanManageRoom'] : []),
    ];
    expect([name(person), room, told]).toEqual([name(person), room, isTold ? expected : undefined]);
    const isIn = errorOf(person.enters(this.#at(room))[0]) === undefined;
    expect([name(person), room, 'enters', isIn]).toEqual([
      name(person),
      room,
      'enters',
      model.enters(account, room),
    ]);
    const said = errorOf(person.says(this.#at(room), mark(room))[0]) === undefined;
    expect([name(person), room, 'posts', said]).toEqual([
      name(person),
      room,
      'posts',
      model.posts(account, room),
    ]);
    const read = person.sends(
      'iq',
      { to: addressOf(this.#at(room)), type: 'set', id: 'r' },
      `<query xmlns='urn:xmpp:mam:2'/>`,
    );
    const reads = read.some(({ attrs }) => attrs.type === 'result');
    expect([name(person), room, 'reads', reads]).toEqual([
      name(person),
      room,
      'reads',
      model.reads(account, room),
    ]);
  }

  /** Nothing of a room is in anything that was sent to somebody who may not know of it. */
  #collect(person: Person): void {
    const heard = `${this.#heard.get(person.account) ?? ''}${person.hears().join('')}`;
    this.#heard.set(person.account, heard);
    for (const room of rooms) {
      const mayRead = this.model.knows(person.account, room) || this.#knew.has(`${person.account} ${room}`);
      if (!mayRead) expect(heard).not.toContain(mark(room));
    }
  }

  readonly #knew = new Set<string>();

  /** Who knew of a room before a step may hear of it until the step is done. */
  remember(): void {
    this.#knew.clear();
    for (const account of people) {
      for (const room of rooms) if (this.model.knows(account, room)) this.#knew.add(`${account} ${room}`);
    }
  }
}

function name(person: Person): string {
  return person.account;
}

/** Somebody of a secret room loses the public one that it is linked with. */
const examples: [Step[]][] = [
  [
    [
      { do: 'pair', room: 'desk', lists: ['ben@localhost', 'cy@localhost'] },
      {
        do: 'lists',
        by: 'adam',
        room: 'news',
        list: 'members',
        principals: ['ben@localhost', administrator],
      },
      { do: 'ban', by: 'adam', room: 'news', person: 'ben@localhost' },
      { do: 'link', by: 'adam', room: 'desk', to: '' },
    ],
  ],
];

it('whatever is administered, everybody can do what the model says, and hears of nothing else', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
      const world = new World();
      for (const one of steps) {
        world.remember();
        world.take(one);
        world.check();
      }
    }),
    { numRuns: soak ? 400 : 40, examples },
  );
}, 120_000);
