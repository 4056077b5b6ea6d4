import { describe, expect, it } from 'vitest';
import { formType, formValue } from '#electron/stanza/0004-form.ts';
import { type DiscoInfo, readDiscoInfo, readDiscoItems } from '#electron/stanza/0030-disco.ts';
import { readResultSet } from '#electron/stanza/0059-rsm.ts';
import { readRoomFacts } from '#electron/stanza/perch-room.ts';
import { readServiceLimits } from '#electron/stanza/perch-service.ts';
import { addressOf, errorOf, openHouse, type Person } from './house.ts';

const info = `<query xmlns='http://jabber.org/protocol/disco#info'/>`;
const items = (set = ''): string =>
  `<query xmlns='http://jabber.org/protocol/disco#items'>${set && `<set xmlns='http://jabber.org/protocol/rsm'>${set}</set>`}</query>`;

function infoOf(person: Person, room: string): DiscoInfo | undefined {
  const query = person.asks(room, 'get', info).getChild('query');
  return query && readDiscoInfo(query);
}

describe('the service', () => {
  it('says what it is and how much it takes', () => {
    const limits = { messageSize: 1, storySize: 2, stanzaSize: 3 };
    const found = infoOf(openHouse({ limits }).person('ben'), '');
    expect(found?.identities).toEqual([{ category: 'conference', type: 'text', name: 'Rooms' }]);
    expect(found?.features).toContain('http://jabber.org/protocol/muc');
    expect(found && readServiceLimits(found.forms)).toEqual(limits);
  });

  it('lists its rooms by name and address', () => {
    const query = openHouse().person('ben').asks('', 'get', items()).getChild('query');
    expect(query && readDiscoItems(query)?.items).toEqual([
      { address: addressOf('announcements'), name: 'Announcements' },
      { address: addressOf('lobby'), name: 'Lobby' },
      { address: addressOf('team'), name: 'Team' },
    ]);
  });

  it.each([
    ['<max>2</max>', ['announcements', 'lobby'], { index: 0, count: 3 }],
    [`<max>2</max><after>${addressOf('lobby')}</after>`, ['team'], { index: 2, count: 3 }],
    ['<max>2</max><before/>', ['lobby', 'team'], { index: 1, count: 3 }],
    [`<max>1</max><before>${addressOf('team')}</before>`, ['lobby'], { index: 1, count: 3 }],
    ['<max>0</max>', [], { count: 3 }],
  ])('lists them in pages: %s', (set, rooms, place) => {
    const query = openHouse().person('ben').asks('', 'get', items(set)).getChild('query');
    const found = query && readDiscoItems(query)?.items.map(({ address }) => address);
    expect(found).toEqual(rooms.map(addressOf));
    expect(query && readResultSet(query)).toMatchObject(place);
  });

  it.each([
    ['get', `<query xmlns='http://jabber.org/protocol/disco#info' node='x'/>`, 'item-not-found'],
    ['get', `<query xmlns='http://jabber.org/protocol/disco#items' node='x'/>`, 'item-not-found'],
    ['get', items('<max>x</max>'), 'bad-request'],
    ['get', `<query xmlns='urn:unheard:of'/>`, 'service-unavailable'],
    ['set', info, 'service-unavailable'],
    ['get', '', 'bad-request'],
    ['get', `${info}${info}`, 'bad-request'],
    ['get', `<ping xmlns='urn:xmpp:ping'/>`, undefined],
  ] as const)('answers %s %s with %s', (type, question, condition) => {
    expect(errorOf(openHouse().person('ben').asks('', type, question))).toBe(condition);
  });

  it('takes no messages for itself, and answers no errors', () => {
    const ben = openHouse().person('ben');
    expect(errorOf(ben.sends('message', { to: addressOf('') }, '<body>Hi</body>')[0])).toBe(
      'service-unavailable',
    );
    expect(ben.sends('message', { to: addressOf(''), type: 'error' }, '<error/>')).toEqual([]);
    expect(ben.sends('presence', { to: addressOf('') })).toEqual([]);
  });
});

describe('a room', () => {
  it.each([
    ['lobby', ['muc_open', 'muc_public', 'muc_unmoderated']],
    ['team', ['muc_membersonly', 'muc_public', 'muc_unmoderated']],
    ['announcements', ['muc_open', 'muc_public', 'muc_moderated']],
  ])('says how it is: %s', (room, features) => {
    const found = infoOf(openHouse().person('ben'), room);
    for (const feature of ['urn:xmpp:mam:2', 'muc_nonanonymous', 'muc_persistent', ...features]) {
      expect(found?.features).toContain(feature);
    }
  });

  it('says who is there, what it is about, and its subject', () => {
    const house = openHouse();
    const ana = house.person('ana');
    ana.enters('lobby');
    ana.sends('message', { to: addressOf('lobby'), type: 'groupchat' }, '<subject>News</subject>');
    const found = infoOf(house.person('ben'), 'lobby');
    const form = found?.forms.find((one) => formType(one) === 'http://jabber.org/protocol/muc#roominfo');
    const value = (name: string): string | undefined => form && formValue(form, `muc#roominfo_${name}`);
    expect(['occupants', 'description', 'subject'].map(value)).toEqual(['1', 'Open to everybody.', 'News']);
    const query = house.person('ben').asks('lobby', 'get', items()).getChild('query');
    expect(query && readDiscoItems(query)?.items).toEqual([{ address: `${addressOf('lobby')}/Ana` }]);
  });

  it.each([
    ['ana', 'lobby', ['CanView', 'CanJoin', 'CanReadHistory', 'CanChat', 'CanManageRoom']],
    ['ben', 'lobby', ['CanView', 'CanJoin', 'CanReadHistory', 'CanChat']],
    ['ben', 'team', ['CanView']],
    [
      'ana',
      'announcements',
      ['CanView', 'CanJoin', 'CanReadHistory', 'CanChat', 'CanAuditoriumChat', 'CanManageRoom'],
    ],
    ['ben', 'announcements', ['CanView', 'CanJoin', 'CanReadHistory']],
  ])('tells %s what they may do in %s', (name, room, permissions) => {
    const found = infoOf(openHouse().person(name), room);
    const facts = found && readRoomFacts(found.forms);
    const granted = Object.entries(facts?.permissions ?? {}).filter(([, may]) => may);
    expect(granted.map(([permission]) => permission)).toEqual(permissions);
  });

  it.each([
    ['get', `<query xmlns='http://jabber.org/protocol/disco#info' node='x'/>`, 'item-not-found'],
    ['get', `<query xmlns='http://jabber.org/protocol/disco#info' node='x-roomuser-item'/>`, undefined],
    ['get', `<query xmlns='jabber:iq:register'/>`, 'service-unavailable'],
    ['get', `<vCard xmlns='vcard-temp'/>`, 'service-unavailable'],
    ['get', `<ping xmlns='urn:xmpp:ping'/>`, undefined],
    ['get', ``, 'bad-request'],
  ] as const)('answers %s %s with %s', (type, question, condition) => {
    expect(errorOf(openHouse().person('ben').asks('lobby', type, question))).toBe(condition);
  });
});
