import { expect, test } from 'vitest';
import { ChatRoomSession } from '#electron/chat/index.ts';
import { readModerationRequest } from '#electron/stanza/0425-moderation.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import {
  chat,
  describe,
  described,
  enters,
  out,
  refusal,
  room,
  says,
  self,
  server,
  session,
  state,
  toRoom,
} from './room-session-scene.ts';

test('who is in the room is known by their address, oneself too', async () => {
  await enters();
  expect(session.participants).toEqual([
    { person: { id: 'ben@example.com', name: 'Ben' }, canChat: true, isManager: false, self: false },
    { person: { id: 'ana@example.com', name: 'Ana' }, canChat: true, isManager: false, self: true },
  ]);
  expect(session.canChat).toBe(true);
});

test('a room that does not exist is not made by entering it', async () => {
  const joined = session.join(room);
  server.refuses(await server.expectRequest(NS.discoInfo), 'item-not-found');
  await expect(joined).rejects.toMatchObject({ fault: { code: 'NoSuchNode' } });
  expect(session.state).toBe('Idle');
});

test('a name that somebody else bears gets a number', async () => {
  const joined = session.join(room);
  server.answers(await server.expectRequest(NS.discoInfo), describe());
  expect((await server.expectSent(toRoom)).attrs.to).toBe(`${room}/Ana`);
  server.serverSends(refusal('conflict'));
  expect((await server.expectSent(toRoom)).attrs.to).toBe(`${room}/Ana (2)`);
  server.serverSends(self('Ana (2)'));
  await joined;
  expect(session.participants[0]).toMatchObject({ self: true, person: { name: 'Ana (2)' } });
});

test('two sessions are not in one room', async () => {
  await enters();
  const other = new ChatRoomSession(chat);
  await expect(other.join(room)).rejects.toMatchObject({ fault: { code: 'InvalidFlowOfOperations' } });
});

test('a post resolves with the echo, after it was told as a message', async () => {
  await enters();
  const order: string[] = [];
  session.on('chatMessageReceived', () => order.push('message'));
  const sent = session.sendChatMessage('Hello', { importance: 'Alert', originId: 'o1' });
  sent.then(() => order.push('sent'));
  const stanza = await server.expectNamed('message');
  expect(stanza.getChild('alert', NS.perch)).toBeTruthy();
  server.serverSends(says('Ben', 'Hello', '<origin-id xmlns="urn:xmpp:sid:0" id="o1"/>'));
  server.serverSends(
    says(
      'Ana',
      'Hello',
      `<origin-id xmlns="urn:xmpp:sid:0" id="o1"/><stanza-id xmlns="urn:xmpp:sid:0" by="${room}" id="s1"/>`,
    ),
  );
  expect(await sent).toMatchObject({ own: true, archiveId: 's1', originId: 'o1' });
  expect(order).toEqual(['message', 'message', 'sent']);
});

test.each([
  ['with their addresses where the room tells them to everybody', describe, ['xmpp:ben@example.com']],
  ['by name alone where it does not', () => described('<feature var="muc_semianonymous"/>'), []],
])('people are mentioned %s', async (_, what, uris) => {
  await enters(what());
  const mentions = [{ begin: 0, end: 4, address: 'ben@example.com' }];
  session.sendChatMessage('@Ben', { mentions }).catch(() => undefined);
  const stanza = await server.expectNamed('message');
  expect(stanza.getChildren('reference').map(({ attrs }) => attrs.uri)).toEqual(uris);
});

const takesBack = () => described(`<feature var="${NS.moderate}"/>`);

test('what somebody said is taken back by a question to the room, with the reason', async () => {
  await enters(takesBack());
  const removed = session.removeChatMessage('s1', ' no bad\u0000 language ');
  const question = await server.expectRequest(NS.moderate);
  expect(question.attrs).toMatchObject({ type: 'set', to: room });
  const payload = question.getChild('moderate', NS.moderate);
  expect(payload && readModerationRequest(payload)).toEqual({ id: 's1', reason: 'no bad\u{FFFD} language' });
  server.answers(question);
  await removed;
});

test.each([
  ['forbidden', 'ErrorPermission'],
  ['item-not-found', 'NoSuchNode'],
  ['policy-violation', 'LimitExceeded'],
] as const)('a room that does not take a message back (%s) says why', async (condition, code) => {
  await enters(takesBack());
  const removed = session.removeChatMessage('s1');
  server.refuses(await server.expectRequest(NS.moderate), condition);
  await expect(removed).rejects.toMatchObject({ fault: { code } });
});

test('nothing is taken back outside of a room, nor where the room does not announce it', async () => {
  await expect(session.removeChatMessage('s1')).rejects.toMatchObject({ fault: { code: 'UserNotJoined' } });
  await enters();
  await expect(session.removeChatMessage('s1')).rejects.toMatchObject({
    fault: { code: 'MsgNotSupported' },
  });
});

test('a refusal is believed from the room alone', async () => {
  await enters();
  const sent = session.sendChatMessage('Hello', { originId: 'o1' });
  await server.expectNamed('message');
  const refused = (from: string, condition: string) =>
    server.serverSends(
      `<message xmlns="jabber:client" type="error" id="o1" from="${from}"><error type="modify"><${condition} xmlns="${NS.stanzaErrors}"/></error></message>`,
    );
  refused(`${room}/Mallory`, 'forbidden');
  refused(room, 'policy-violation');
  await expect(sent).rejects.toMatchObject({ fault: { code: 'LimitExceeded' } });
});

test('who has no voice is told so before anything is sent, and when that changes', async () => {
  const joined = session.join(room);
  server.answers(await server.expectRequest(NS.discoInfo), describe());
  await server.expectSent(toRoom);
  server.serverSends(self('Ana', 'visitor'));
  await joined;
  await expect(session.sendChatMessage('Hello')).rejects.toMatchObject({
    fault: { code: 'ErrorPermission' },
  });
  const voiced = new Promise((resolve) => session.on('canChatChanged', resolve));
  server.serverSends(self());
  expect(await voiced).toBe(true);
});

test.each([
  [[110, 307], 'Kicked'],
  [[307], 'Kicked'],
  [[110, 321], 'AffiliationChanged'],
])('being shown out by %j ends the session: %s', async (codes, cause) => {
  await enters();
  const ended = state('Terminated');
  server.serverSends(out(...codes));
  expect((await ended).termination).toMatchObject({ cause, fault: { code: 'ErrorPermission' } });
  expect(session.participants).toEqual([]);
});
