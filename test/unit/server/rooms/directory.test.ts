import { describe, expect, it } from 'vitest';
import { readResultSet, writeResultSetRequest } from '#electron/stanza/0059-rsm.ts';
import type { ChannelSearch } from '#electron/stanza/0433-channel-search.ts';
import { writeChannelSearch } from '#electron/stanza/0433-channel-search.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { addressOf, errorOf, type House, openHouse, type Person } from './house.ts';
import { commands, found, givenTo, localParts, rowsOf, saves } from './wire.ts';

const [ana, ben, cy] = ['ana@localhost', 'ben@localhost', 'cy@localhost'];

interface Town {
  readonly house: House;
  readonly person: (name: string) => Person;
  readonly trading: string;
}

/** Rooms of every kind; `lobby`, `team` and `announcements` are there, all Ana's. */
function town(): Town {
  const house = openHouse({ accounts: { isAdministrator: (account) => account === 'adam@localhost' } });
  const person = (name: string): Person => house.person(name);
  const adam = person('adam');
  commands(adam, 'addin-add', { name: 'Prices', url: 'https://prices.example.com/' });
  commands(adam, 'category-add', {
    name: 'Trading',
    allowed: [ana, ben],
    creators: [ana, ben],
    invitations: false,
  });
  const trading = rowsOf(commands(adam, 'category-list')).find(({ name }) => name === 'Trading')?.id ?? '';
  const owner = person('ana');
  owner.enters('gilts');
  saves(
    owner,
    'gilts',
    { roomname: 'Gilts desk', roomdesc: 'Prices of the Crown' },
    { category: trading, members: [ana, ben], addin: 'prices' },
  );
  owner.enters('gold');
  saves(
    owner,
    'gold',
    { roomname: 'Gold Desk', roomdesc: 'Metals', moderatedroom: true, whois: 'moderators' },
    { members: [ana, ben] },
  );
  const plans = `plans-${givenTo(owner)}`;
  owner.enters(plans);
  saves(owner, plans, { roomname: 'Plans desk', publicroom: false }, { members: [ana] });
  return { house, person, trading };
}

const names = (person: Person, search: ChannelSearch): readonly string[] =>
  localParts(found(person, search)).map((one) => one.split('-')[0] ?? '');

describe('a search for rooms', () => {
  it.each<[string, ChannelSearch, readonly string[]]>([
    ['ana', {}, ['announcements', 'gilts', 'gold', 'lobby', 'plans', 'team']],
    ['ben', {}, ['announcements', 'gilts', 'gold', 'lobby', 'team']],
    ['cy', {}, ['announcements', 'gold', 'lobby', 'team']],
    ['ana', { text: 'DESK' }, ['gilts', 'gold', 'plans']],
    ['ben', { text: 'gold crown' }, ['gold']],
    ['ben', { text: 'gold crown', inDescription: true }, ['gilts', 'gold']],
    ['ben', { text: 'desk gold', words: 'all' }, ['gold']],
    ['ben', { text: 'desk gold', words: 'phrase' }, []],
    ['ben', { text: 'gold desk', words: 'phrase' }, ['gold']],
    ['ben', { text: 'lobby', inName: false, inAddress: true }, ['lobby']],
    ['ben', { text: '%' }, []],
    ['ben', { text: 'desk', inName: false }, []],
    ['ben', { privacy: 'Open' }, ['announcements', 'lobby']],
    ['ben', { privacy: 'Secret' }, []],
    ['ana', { privacy: 'Secret' }, ['plans']],
    ['ben', { behavior: 'Auditorium' }, ['announcements', 'gold']],
    ['ben', { addin: 'PRICES' }, ['gilts']],
    ['ben', { invitations: false }, ['gilts']],
    ['ben', { category: 'nowhere' }, []],
    ['ben', { mine: 'member' }, ['gilts', 'gold']],
    ['ana', { mine: 'manager', behavior: 'Normal' }, ['gilts', 'lobby', 'plans', 'team']],
    ['ben', { mine: 'invited' }, ['gold']],
    ['ben', { member: ben }, ['gilts', 'gold']],
    ['ben', { member: ana }, ['gilts']],
    ['ana', { member: ben }, ['gilts', 'gold']],
    ['cy', { member: ben }, []],
    ['ben', { manager: ana }, ['announcements', 'gilts', 'lobby', 'team']],
    ['ben', { disabled: true }, []],
  ])('by %s for %j finds %j', (name, search, rooms) => {
    const { person } = town();
    expect(names(person(name), search)).toEqual(rooms);
  });

  it('knows categories by their ids, for whoever is within', () => {
    const { person, trading } = town();
    expect(names(person('ben'), { category: trading })).toEqual(['gilts']);
    expect(names(person('cy'), { category: trading })).toEqual([]);
  });

  it('finds disabled rooms for who manages them, and for nobody else', () => {
    const { person } = town();
    saves(person('ana'), 'lobby', {}, { disabled: true });
    expect(names(person('ben'), { text: 'lobby' })).toEqual([]);
    expect(names(person('ana'), { disabled: true })).toEqual(['lobby']);
    expect(names(person('ben'), { disabled: true })).toEqual([]);
  });

  it('says where somebody is now, where the asker could see it', () => {
    const { person } = town();
    person('ben').enters('lobby');
    person('ben').enters('gold');
    expect(names(person('cy'), { occupant: ben })).toEqual(['lobby']);
    expect(names(person('ana'), { occupant: ben })).toEqual(['gold', 'lobby']);
    expect(names(person('ben'), { occupant: ben })).toEqual(['gold', 'lobby']);
    expect(names(person('ben'), { occupant: cy })).toEqual([]);
  });

  it('tells of each room what the asker may do, and how many are there', () => {
    const { person } = town();
    person('ben').enters('lobby');
    const [gold] = found(person('cy'), { text: 'gold' });
    expect(gold).toMatchObject({
      address: addressOf('gold'),
      name: 'Gold Desk',
      description: 'Metals',
      occupants: 1,
      room: { privacy: 'Closed', behavior: 'Auditorium', category: 'General', disabled: false },
    });
    expect(gold?.room?.permissions).toMatchObject({ CanView: true, CanJoin: false });
    expect(names(person('cy'), { order: 'nusers' })).toEqual(['gold', 'lobby', 'announcements', 'team']);
  });

  it.each([
    [{ max: 2 }, ['announcements', 'gold'], { index: 0, count: 4 }],
    [{ max: 2, after: addressOf('gold') }, ['lobby', 'team'], { index: 2, count: 4 }],
    [{ max: 1, before: null }, ['team'], { index: 3, count: 4 }],
    [{ max: 0 }, [], { count: 4 }],
  ])('comes in pages: %j', (page, rooms, place) => {
    const { person } = town();
    const question = writeChannelSearch({}, writeResultSetRequest(page)).toString();
    const result = person('cy').asks('', 'get', question).getChild('result');
    expect(result?.getChildren('item').map(({ attrs }) => attrs.address)).toEqual(rooms.map(addressOf));
    expect(result && readResultSet(result)).toMatchObject(place);
  });

  it.each([
    [{ '{urn:perch:chat:1}privacy': 'Hidden' }],
    [{ sinname: 'perhaps' }],
    [{ key: 'chance' }],
    [{ '{urn:perch:chat:1}words': 'some' }],
  ])('with %j is refused', (values) => {
    const fields = Object.entries(values).map(
      ([name, value]) => `<field var='${name}'><value>${value}</value></field>`,
    );
    const form = `<x xmlns='jabber:x:data' type='submit'>${fields.join('')}</x>`;
    const search = `<search xmlns='${NS.channelSearch}'>${form}</search>`;
    expect(errorOf(town().person('cy').asks('', 'get', search))).toBe('bad-request');
  });

  it('costs the same statements however many rooms there are that do not fit', () => {
    const { house, person } = town();
    const cost = (): number => house.statementsOf(() => found(person('cy'), { text: 'gold' }));
    const before = cost();
    const owner = person('ana');
    for (let number = 0; number < 30; number += 1) {
      owner.enters(`more${number}`);
      owner.configures(`more${number}`, {});
    }
    expect(cost()).toBe(before);
  });
});
