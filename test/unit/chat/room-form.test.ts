import { describe, expect, test } from 'vitest';
import { addressFor, slug } from '#electron/chat/management/new-room-address.ts';
import { fillNewRoom } from '#electron/chat/management/room-form.ts';
import type { Form } from '#electron/stanza/0004-form.ts';

const field = (name: string, value = '') => ({ name, values: [value] });
const offered: Form = {
  type: 'form',
  fields: [
    { name: 'FORM_TYPE', type: 'hidden', values: ['http://jabber.org/protocol/muc#roomconfig'] },
    { name: '', type: 'fixed', values: ['A heading'] },
    field('muc#roomconfig_roomname'),
    field('muc#roomconfig_persistentroom', '0'),
    field('muc#roomconfig_membersonly', '0'),
    field('muc#roomconfig_publicroom', '1'),
    field('muc#roomconfig_moderatedroom', '1'),
    field('muc#roomconfig_whois', 'moderators'),
    field('muc#roomconfig_maxusers', '200'),
    field('mam', '0'),
  ],
};

const filled = (settings: Parameters<typeof fillNewRoom>[1]) =>
  Object.fromEntries(fillNewRoom(offered, settings).fields.map(({ name, values }) => [name, values[0]]));

describe('the form of a new room', () => {
  test.each([
    ['Open', '0', '1'],
    ['Closed', '1', '1'],
    ['Secret', '1', '0'],
  ] as const)('a room that is %s has membersonly=%s and publicroom=%s', (privacy, membersOnly, isPublic) => {
    const form = filled({ name: 'Desk', privacy });
    expect(form['muc#roomconfig_membersonly']).toBe(membersOnly);
    expect(form['muc#roomconfig_publicroom']).toBe(isPublic);
    expect(form['muc#roomconfig_moderatedroom']).toBe('0');
  });

  test('a room is closed, kept, archived, and tells who is in it, unless told otherwise', () => {
    expect(filled({ name: 'Desk' })).toEqual({
      FORM_TYPE: 'http://jabber.org/protocol/muc#roomconfig',
      'muc#roomconfig_roomname': 'Desk',
      'muc#roomconfig_persistentroom': '1',
      'muc#roomconfig_membersonly': '1',
      'muc#roomconfig_publicroom': '1',
      'muc#roomconfig_moderatedroom': '0',
      'muc#roomconfig_whois': 'anyone',
      'muc#roomconfig_maxusers': '200',
      mam: '1',
    });
  });

  test('an auditorium is moderated', () => {
    expect(filled({ name: 'Hall', behavior: 'Auditorium' })['muc#roomconfig_moderatedroom']).toBe('1');
  });

  test('a field that was not offered is not sent', () => {
    expect(filled({ name: 'Desk', description: 'x' })).not.toHaveProperty('muc#roomconfig_roomdesc');
  });
});

test.each([
  ['Trading Desk', 'trading-desk'],
  ['  Café & Bar!  ', 'cafe-bar'],
  ['東京', '東京'],
  ['a/b@c', 'a-b-c'],
  ['!!!', 'room'],
  ['x'.repeat(100), 'x'.repeat(60)],
])('a room named %j gets an address like %j', (name, expected) => {
  expect(slug(name)).toBe(expected);
});

test.each([
  ['Open', 0, 'desk'],
  ['Closed', 1, 'desk-01234567'],
  ['Secret', 0, 'room-0123456789abcdef'],
  ['Secret', 1, 'room-0123456789abcdef'],
] as const)('a room that is %s tries, after %i attempts, the address %s', (privacy, tries, expected) => {
  expect(addressFor({ name: 'Desk', privacy }, tries, '0123456789abcdef')).toBe(expected);
});
