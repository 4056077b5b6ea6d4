import { expect, test } from 'vitest';
import {
  isHistory,
  type RoomView,
  readArchivedMessage,
  readLiveMessage,
} from '#electron/chat/room/message.ts';
import { noTrust } from '#electron/chat/service/room-properties.ts';
import { type Element, parseXml } from '#electron/stanza/xml.ts';

const room = 'desk@rooms.example.com';
const ben = { id: 'ben@example.com', name: 'Ben' };
const view: RoomView = {
  room,
  trust: { occupantIds: true, stanzaIds: true, realAddresses: true },
  serverTime: true,
  namesAuthors: true,
  find: (nickname) => (nickname === 'Ben' ? ben : undefined),
  isOwn: (author) => author.id === 'ana@example.com',
};
const stranger: RoomView = { ...view, trust: noTrust, serverTime: false, namesAuthors: false };
const now = 1_000;

function said(inside: string, from = `${room}/Ben`): Element {
  return parseXml(
    `<message xmlns="jabber:client" type="groupchat" from="${from}"><body>Hello</body>${inside}</message>`,
  );
}

const realAddress = (jid: string) =>
  `<x xmlns="http://jabber.org/protocol/muc#user"><item jid="${jid}"/></x>`;
const occupantId = '<occupant-id xmlns="urn:xmpp:occupant-id:0" id="o1"/>';
const stanzaId = (by: string, id = 's1') => `<stanza-id xmlns="urn:xmpp:sid:0" by="${by}" id="${id}"/>`;
const time = '<time xmlns="urn:perch:chat:1" stamp="2026-01-01T00:00:00Z"/>';

test('a live message is by whom the room said that the nickname is', () => {
  const message = readLiveMessage(said(`${realAddress('boss@example.com')}${stanzaId(room)}`), view, now);
  expect(message).toEqual({
    room,
    text: 'Hello',
    importance: 'Regular',
    author: ben,
    own: false,
    sentAt: now,
    archiveId: 's1',
  });
});

test('somebody who has left by now is known by the occupant id, where the room gives them', () => {
  const message = said(occupantId, `${room}/Cleo`);
  expect(readLiveMessage(message, view, now)?.author).toEqual({ id: 'o1', name: 'Cleo' });
  expect(readLiveMessage(message, stranger, now)?.author).toEqual({ id: `${room}/Cleo`, name: 'Cleo' });
});

test('who is not told to be there is whom the message names, where only the room can have named them', () => {
  const message = said(`${occupantId}${realAddress('cleo@example.com')}`, `${room}/Cleo`);
  expect(readLiveMessage(message, view, now)?.author).toEqual({ id: 'cleo@example.com', name: 'Cleo' });
  expect(readLiveMessage(message, stranger, now)?.author).toEqual({ id: `${room}/Cleo`, name: 'Cleo' });
});

test('ids and times that anybody could have written are not taken', () => {
  const forged = said(`${stanzaId('mallory@example.com', 'f')}${time}`);
  expect(readLiveMessage(forged, stranger, now)).not.toHaveProperty('archiveId');
  expect(readLiveMessage(forged, view, now)).not.toHaveProperty('archiveId');
  expect(readLiveMessage(forged, stranger, now)?.sentAt).toBe(now);
  expect(readLiveMessage(forged, view, now)?.sentAt).toBe(Date.parse('2026-01-01'));
});

test.each([
  ['no text', parseXml(`<message xmlns="jabber:client" type="groupchat" from="${room}/Ben"/>`)],
  ['nobody', said('', room)],
  ['no room', parseXml(`<message xmlns="jabber:client" type="chat" from="${room}/Ben"><body/></message>`)],
])('a message of %s is none', (_, stanza) => {
  expect(readLiveMessage(stanza, view, now)).toBeUndefined();
});

test.each([
  [room, true],
  ['mallory@example.com', false],
  [`${room}/Ben`, false],
])('a delay that %s has stamped makes it history: %s', (from, expected) => {
  const delay = `<delay xmlns="urn:xmpp:delay" from="${from}" stamp="1999-01-01T00:00:00Z"/>`;
  expect(isHistory(said(delay), room)).toBe(expected);
});

const entry = { id: 'a1', stamp: 5_000 };

test('an archived message is by whom the archive says, and what the sender wrote in its place is not believed', () => {
  const stanza = said(`${realAddress('boss@example.com')}${realAddress('ben@example.com/phone')}`);
  expect(readArchivedMessage(stanza, view, entry)).toMatchObject({
    author: ben,
    archiveId: 'a1',
    sentAt: 5_000,
  });
});

test('where a room tells no addresses, one that is in a message is the sender’s invention', () => {
  const stanza = said(realAddress('boss@example.com'));
  expect(readArchivedMessage(stanza, stranger, entry)?.author.id).toBe(`${room}/Ben`);
});

test('an archive speaks of its own room only', () => {
  expect(readArchivedMessage(said('', 'panel@rooms.example.com/Ben'), view, entry)).toBeUndefined();
});
