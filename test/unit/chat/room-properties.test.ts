import { expect, test } from 'vitest';
import { readRoomProperties } from '#electron/chat/service/room-properties.ts';
import { makeForm } from '#electron/stanza/0004-form.ts';
import { NS } from '#electron/stanza/namespaces.ts';

const room = 'desk@rooms.example.com';
const info = (...features: readonly string[]) => ({
  identities: [{ category: 'conference', type: 'text', name: 'The desk' }],
  features,
  forms: [],
});

test.each([
  [[], 'Open', 'Normal'],
  [['muc_open', 'muc_public'], 'Open', 'Normal'],
  [['muc_hidden'], 'Open', 'Normal'],
  [['muc_membersonly'], 'Closed', 'Normal'],
  [['muc_membersonly', 'muc_public', 'muc_moderated'], 'Closed', 'Auditorium'],
  [['muc_membersonly', 'muc_hidden'], 'Secret', 'Normal'],
])('a room with %j is %s and %s', (features, privacy, behavior) => {
  expect(readRoomProperties(room, info(...features), 'General')).toMatchObject({ privacy, behavior });
});

test('description, people, archive and category are read where they are told', () => {
  const form = makeForm('result', NS.mucRoomInfo, {
    'muc#roominfo_description': 'Where we trade',
    'muc#roominfo_occupants': 3,
  });
  expect(readRoomProperties(room, { ...info(NS.archive), forms: [form] }, 'General')).toEqual({
    address: room,
    name: 'The desk',
    description: 'Where we trade',
    privacy: 'Open',
    behavior: 'Normal',
    archived: true,
    category: 'General',
    occupants: 3,
  });
});

test('a room without a name is called by its address', () => {
  expect(readRoomProperties(room, { identities: [], features: [], forms: [] }, '').name).toBe('desk');
});

const secret = ['muc_membersonly', 'muc_hidden'];

test.each([
  ['of a secret room', secret, 'talk@rooms.example.com', 'talk@rooms.example.com'],
  ['of a closed room', ['muc_membersonly'], 'talk@rooms.example.com', undefined],
  ['of another service', secret, 'talk@elsewhere.example.com', undefined],
  ['that is the room itself', secret, room, undefined],
  ['that is no address', secret, '', undefined],
])(
  'a companion %s counts, or is passed over: nobody takes another room’s place by saying so',
  (_, features, told, read) => {
    const form = makeForm('result', `${NS.perch}#room`, { permissions: ['CanJoin'], companion: told });
    const properties = readRoomProperties(room, { ...info(...features), forms: [form] }, 'General');
    expect(properties.companion).toBe(read);
  },
);
