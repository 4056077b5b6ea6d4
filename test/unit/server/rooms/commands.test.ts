import { describe, expect, it } from 'vitest';
import { readDiscoInfo, readDiscoItems } from '#electron/stanza/0030-disco.ts';
import { readCommand } from '#electron/stanza/0050-commands.ts';
import { readArchiveResult } from '#electron/stanza/0313-archive.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readAddinFacts, readCategoryFacts } from '#electron/stanza/perch-category.ts';
import { readServiceLimits } from '#electron/stanza/perch-service.ts';
import type { Element } from '#electron/stanza/xml.ts';
import { addressOf, errorOf, type FormValues, gists, openHouse, type Person } from './house.ts';
import { commands, givenTo, listedTo, refusalOf, rowsOf, saves, valuesOf } from './wire.ts';

function house(): { person: (name: string) => Person; adam: Person; opened: ReturnType<typeof openHouse> } {
  const opened = openHouse({
    accounts: {
      isAdministrator: (account) => account === 'adam@localhost',
      exists: (account) => account !== 'nobody@localhost',
    },
  });
  const person = (name: string): Person => opened.person(name);
  return { person, adam: person('adam'), opened };
}

const items = `<query xmlns='${NS.discoItems}' node='${NS.commands}'/>`;

describe('the commands of the service', () => {
  it('are for administrators, and for nobody else there', () => {
    const { person, adam } = house();
    const nodes = (asker: Person) => {
      const query = asker.asks('', 'get', items).getChild('query');
      return (query && readDiscoItems(query)?.items.map(({ node }) => node)) ?? [];
    };
    expect(nodes(adam)).toContain(`${NS.perch}#category-add`);
    expect(nodes(person('ana'))).toEqual([]);
    expect(refusalOf(commands(person('ana'), 'room-list'))).toBe('forbidden ErrorPermission');
    expect(refusalOf(commands(adam, 'nothing'))).toBe('item-not-found');
  });

  it('hand out their forms, and miss what is needed', () => {
    const { adam } = house();
    const node = `${NS.perch}#category-add`;
    const asked = adam
      .asks('', 'set', `<command xmlns='${NS.commands}' node='${node}'/>`)
      .getChild('command');
    const command = asked && readCommand(asked);
    expect(command?.status).toBe('executing');
    expect(command?.form?.fields.find(({ name }) => name === 'name')).toMatchObject({ required: true });
    const switches = command?.form?.fields.filter(({ type }) => type === 'boolean');
    expect(switches?.map(({ values }) => values)).toEqual([['1'], ['1'], ['1']]);
    expect(refusalOf(commands(adam, 'category-add', { description: 'x' }))).toBe(
      'bad-request InvalidArgument name',
    );
    const info = adam.asks('', 'get', `<query xmlns='${NS.discoInfo}' node='${node}'/>`).getChild('query');
    expect(info && readDiscoInfo(info)?.identities[0]).toMatchObject({ type: 'command-node' });
  });

  it.each<[string, FormValues, string | undefined]>([
    ['category-add', { name: 'Trading', allowed: ['localhost'] }, undefined],
    ['category-add', { name: 'general', allowed: ['localhost'] }, 'conflict InvalidArgument name'],
    ['category-add', { name: '\u200b', allowed: ['localhost'] }, 'not-acceptable InvalidArgument name'],
    ['category-add', { name: 'Trading' }, 'conflict InvalidArgument allowed'],
    [
      'category-add',
      { name: 'T', allowed: ['ana@localhost'], denied: ['ana@localhost'] },
      'conflict InvalidArgument allowed',
    ],
    ['category-add', { name: 'T', allowed: ['nobody@localhost'] }, 'item-not-found NoSuchPrincipal allowed'],
    [
      'category-add',
      { name: 'T', allowed: ['localhost'], history: 'perhaps' },
      'not-acceptable InvalidArgument history',
    ],
    ['category-change', { category: 'General', description: 'New' }, undefined],
    ['category-change', { category: 'Trading' }, 'item-not-found NoSuchNode category'],
    ['category-remove', { category: 'General' }, 'conflict InvalidArgument'],
    ['group-add', { group: 'crew', people: ['ana@localhost'] }, undefined],
    ['group-add', { group: 'a crew' }, 'not-acceptable NoSuchPrincipal group'],
    ['group-add', { group: 'crew', people: ['localhost'] }, 'not-acceptable NoSuchPrincipal people'],
    ['group-add', { group: 'crew', people: ['nobody@localhost'] }, 'item-not-found NoSuchPrincipal people'],
    ['group-change', { group: 'crew' }, 'item-not-found NoSuchPrincipal group'],
    ['group-remove', { group: 'crew' }, 'item-not-found NoSuchPrincipal group'],
    ['room-change', { room: addressOf('none') }, 'item-not-found NoSuchNode room'],
    ['room-change', { room: addressOf('lobby'), category: 'None' }, 'item-not-found NoSuchNode category'],
    ['room-change', { room: addressOf('lobby'), name: 'Team' }, 'conflict DuplicateRoomName name'],
    ['room-change', { room: addressOf('lobby'), managers: [] }, 'conflict InvalidArgument managers'],
    ['room-delete', { room: addressOf('none') }, 'item-not-found NoSuchNode room'],
    ['room-purge', { room: addressOf('lobby'), before: 'then' }, 'not-acceptable InvalidArgument before'],
    ['messages-remove', { room: addressOf('lobby') }, 'not-acceptable InvalidArgument text'],
    ['messages-remove', { room: addressOf('lobby'), author: '@' }, 'not-acceptable InvalidArgument author'],
    ['addin-add', { name: 'Prices', url: 'javascript:alert(1)' }, 'not-acceptable InvalidArgument url'],
    ['addin-change', { name: 'Prices', url: 'https://a.example' }, 'item-not-found NoSuchNode name'],
    ['limits', { 'message-size': '1' }, 'not-acceptable InvalidArgument message-size'],
    ['limits', { 'large-room': 'many' }, 'not-acceptable InvalidArgument large-room'],
  ])('%s with %j is answered with %s', (name, values, refusal) => {
    expect(refusalOf(commands(house().adam, name, values))).toBe(refusal);
  });

  it('make, change and remove categories, of which people see those in whose scope they are', () => {
    const { adam, person, opened } = house();
    commands(adam, 'category-add', {
      name: 'Trading',
      allowed: ['ana@localhost'],
      creators: ['ana@localhost'],
      files: false,
    });
    commands(adam, 'category-change', { category: 'Trading', name: 'Floor', description: 'Markets' });
    opened.restarts();
    const facts = (asker: Person) => {
      const query = asker
        .asks('', 'get', `<query xmlns='${NS.discoInfo}' node='${NS.perch}#categories'/>`)
        .getChild('query');
      return readCategoryFacts((query && readDiscoInfo(query)?.forms) ?? []);
    };
    expect(facts(person('ben')).map(({ name, create, isDefault }) => ({ name, create, isDefault }))).toEqual([
      { name: 'General', create: true, isDefault: true },
    ]);
    const [floor, general] = facts(person('ana'));
    expect(general?.principals).toBeUndefined();
    expect(floor).toMatchObject({
      name: 'Floor',
      description: 'Markets',
      create: true,
      files: false,
      history: true,
    });
    expect(facts(adam)[0]?.principals).toEqual({
      allowed: ['ana@localhost'],
      denied: [],
      creators: ['ana@localhost'],
    });
    const node = `${NS.perch}#category/${floor?.id}`;
    expect(listedTo(person('ana'), node)).toEqual([]);
    for (const question of [NS.discoInfo, NS.discoItems]) {
      const ask = (of: string) => person('ben').asks('', 'get', `<query xmlns='${question}' node='${of}'/>`);
      expect(errorOf(ask(node))).toBe('item-not-found');
      expect(errorOf(ask(`${NS.perch}#category/none`))).toBe('item-not-found');
    }
    expect(refusalOf(commands(adam, 'category-remove', { category: 'Floor' }))).toBeUndefined();
    expect(facts(adam)).toHaveLength(1);
  });

  it('do not remove a category with rooms, nor a group that is all of a scope', () => {
    const { adam, person } = house();
    commands(adam, 'group-add', { group: 'crew', people: ['ana@localhost'] });
    commands(adam, 'category-add', {
      name: 'T',
      allowed: ['crew@groups.rooms.localhost'],
      creators: ['ana@localhost'],
    });
    const id = rowsOf(commands(adam, 'category-list')).find(({ name }) => name === 'T')?.id ?? '';
    person('ana').enters('desk');
    saves(person('ana'), 'desk', {}, { category: id });
    expect(refusalOf(commands(adam, 'category-remove', { category: id }))).toBe('conflict InvalidArgument');
    expect(refusalOf(commands(adam, 'group-remove', { group: 'crew' }))).toBe(
      'conflict NoSuchPrincipal group',
    );
  });

  it('list and change rooms to which an administrator does not belong, secret ones too', () => {
    const { adam, person } = house();
    const owner = person('ana');
    const plans = givenTo(owner);
    owner.enters(plans);
    saves(owner, plans, { roomname: 'Plans', publicroom: false });
    expect(listedTo(adam)).not.toContain(plans);
    const rooms = (values: FormValues) => rowsOf(commands(adam, 'room-list', values)).map(({ name }) => name);
    expect(rooms({})).toEqual(expect.arrayContaining(['Plans', 'Lobby']));
    expect(rooms({ privacy: 'Secret' })).toEqual(['Plans']);
    expect(rooms({ text: 'everybody' })).toEqual(['Announcements', 'Lobby']);
    expect(rooms({ member: 'ana@localhost', privacy: 'Closed' })).toEqual(['Team']);
    const room = addressOf(plans);
    expect(
      refusalOf(
        commands(adam, 'room-change', {
          room,
          members: ['ana@localhost', 'adam@localhost'],
          description: 'Seen',
        }),
      ),
    ).toBeUndefined();
    expect(errorOf(adam.enters(plans)[0])).toBeUndefined();
    commands(adam, 'room-change', { room, disabled: true });
    expect(rooms({ disabled: true })).toEqual(['Plans']);
    expect(valuesOf(owner, plans, 'disabled')).toEqual(['1']);
    commands(adam, 'room-delete', { room, reason: 'Over' });
    expect(errorOf(owner.enters(plans)[0])).toBe('item-not-found');
  });

  it('register add-ins, take them from the rooms, and change limits, for good', () => {
    const { adam, person, opened } = house();
    commands(adam, 'addin-add', { name: 'Prices', url: 'https://prices.example.com/' });
    expect(refusalOf(commands(adam, 'addin-add', { name: 'PRICES', url: 'https://a.example' }))).toBe(
      'conflict DuplicateAddinName name',
    );
    saves(person('ana'), 'lobby', {}, { addin: 'prices' });
    expect(valuesOf(person('ana'), 'lobby', 'addin')).toEqual(['Prices']);
    commands(adam, 'limits', { 'message-size': '300' });
    opened.restarts();
    const info = person('ben')
      .asks('', 'get', `<query xmlns='${NS.discoInfo}' node='${NS.perch}#addins'/>`)
      .getChild('query');
    expect(readAddinFacts((info && readDiscoInfo(info)?.forms) ?? [])).toEqual([
      { name: 'Prices', url: 'https://prices.example.com/', block: false },
    ]);
    const service = person('ben').asks('', 'get', `<query xmlns='${NS.discoInfo}'/>`).getChild('query');
    expect(readServiceLimits((service && readDiscoInfo(service)?.forms) ?? [])?.messageSize).toBe(300);
    person('ben').enters('lobby');
    expect(errorOf(person('ben').says('lobby', 'x'.repeat(301))[0])).toBe('policy-violation');
    commands(adam, 'addin-remove', { name: 'Prices' });
    expect(valuesOf(person('ana'), 'lobby', 'addin')).toEqual(['']);
  });
});

describe('messages', () => {
  function talk(): {
    adam: Person;
    ana: Person;
    ben: Person;
    read: () => readonly string[];
    opened: ReturnType<typeof openHouse>;
  } {
    const { adam, person, opened } = house();
    const [ana, ben] = [person('ana'), person('ben')];
    ana.enters('lobby');
    ben.enters('lobby');
    for (const [who, words] of [
      [ana, 'Good morning'],
      [ben, 'The SECRET word'],
      [ana, 'secret again'],
      [ben, 'Bye'],
    ] as const) {
      who.says('lobby', words);
      opened.later(60_000);
    }
    ana.hears();
    ben.hears();
    const read = () =>
      ben
        .sends('iq', { to: addressOf('lobby'), type: 'set', id: 'r' }, `<query xmlns='urn:xmpp:mam:2'/>`)
        .flatMap((one) => one.getChild('result')?.getChild('forwarded')?.getChild('message') ?? [])
        .flatMap((one) => one.getChildText('body') ?? (one.getChild('retracted') ? '-' : []));
    return { adam, ana, ben, read, opened };
  }
  const room = addressOf('lobby');

  it.each<[FormValues, readonly string[]]>([
    [{ text: 'secret' }, ['Good morning', '-', '-', 'Bye']],
    [{ text: 'secret', author: 'ben@localhost' }, ['Good morning', '-', 'secret again', 'Bye']],
    [{ text: 'secret word', words: 'all' }, ['Good morning', '-', 'secret again', 'Bye']],
    [{ text: 'secret again', words: 'phrase' }, ['Good morning', 'The SECRET word', '-', 'Bye']],
    [
      { author: 'ben@localhost', replacement: 'Replaced by an administrator' },
      ['Good morning', 'Replaced by an administrator', 'secret again', 'Replaced by an administrator'],
    ],
    [{ to: '2026-01-02T12:00:30Z' }, ['-', 'The SECRET word', 'secret again', 'Bye']],
    [{ from: '2026-01-02T12:02:30Z' }, ['Good morning', 'The SECRET word', 'secret again', '-']],
  ])('are removed or replaced: %j', (values, left) => {
    const { adam, read } = talk();
    expect(refusalOf(commands(adam, 'messages-remove', { room, ...values }))).toBeUndefined();
    expect(read()).toEqual(left);
  });

  it('that are removed are told to those who are there and kept for those who are not, and are in no table any more', () => {
    const { adam, ana, ben, opened } = talk();
    commands(adam, 'messages-remove', { room, text: 'again' });
    const [told, ...more] = ana.hears();
    expect(more).toEqual([]);
    const removed = (stanza: Element | undefined): unknown =>
      stanza?.getChild('retract', NS.retract)?.attrs.id;
    expect(told?.toString()).toContain('urn:xmpp:message-moderate:1');
    const archived = ben
      .sends('iq', { to: room, type: 'set', id: 'r' }, `<query xmlns='urn:xmpp:mam:2'/>`)
      .flatMap((one) => readArchiveResult(one)?.forwarded.stanza ?? []);
    expect(archived.map(removed).filter(Boolean)).toEqual([removed(told)]);
    const left = opened.db.prepare(`SELECT count(*) FROM room_messages WHERE stanza LIKE '%again%'`).pluck();
    expect(left.get()).toBe(0);
    expect(gists(opened.person('cy').enters('lobby')).join()).not.toContain('again');
  });

  it('that are replaced already are not replaced again', () => {
    const { adam, ben } = talk();
    const values = { room, author: 'ben@localhost', replacement: 'Taken back' };
    const notes = [1, 2].map(() => commands(adam, 'messages-remove', values).toString());
    expect(notes[0]).toContain('2 messages are replaced.');
    expect(notes[1]).toContain('0 messages are replaced.');
    expect(ben.hears()).toHaveLength(2);
  });

  it('said before a date are purged', () => {
    const { adam, read } = talk();
    commands(adam, 'room-purge', { room, before: '2026-01-02T12:01:30Z' });
    expect(read()).toEqual(['secret again', 'Bye']);
  });
});
