import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  ChatRoomSession,
  type ChatRoomSessionStateChange,
  type Message,
  PersistentChatEndpoint,
  UserEndpoint,
} from '#electron/chat/index.ts';
import { readModerationRequest } from '#electron/stanza/0425-moderation.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, parseXml, xml } from '#electron/stanza/xml.ts';
import { FakeServer, password } from '#test/unit/session/fake-server.ts';

const room = 'desk@rooms.example.com';

let server: FakeServer;
let user: UserEndpoint;
let chat: PersistentChatEndpoint;
let session: ChatRoomSession;

beforeEach(async () => {
  server = await FakeServer.start();
  user = new UserEndpoint({
    address: 'ana@example.com',
    credential: { password },
    webSocket: server.url,
    displayName: 'Ana',
  });
  const signedIn = user.establish();
  await server.welcomes();
  await signedIn;
  chat = new PersistentChatEndpoint('rooms.example.com', user);
  const established = chat.establish();
  server.answers(await server.expectRequest(NS.discoInfo), describe());
  await established;
  session = new ChatRoomSession(chat);
});

afterEach(async () => {
  await user.terminate();
  await server.stop();
});

function describe(): Element {
  return described('<feature var="muc_nonanonymous"/>');
}

function described(features: string): Element {
  return parseXml(
    `<query xmlns="${NS.discoInfo}"><identity category="conference" type="text" name="Desk"/>
     <feature var="${NS.muc}"/><feature var="${NS.archive}"/>${features}</query>`,
  );
}

function presence(nickname: string, inside: string, type?: string): Element {
  const x = parseXml(`<x xmlns="${NS.mucUser}">${inside}</x>`);
  return xml('presence', { xmlns: NS.client, from: `${room}/${nickname}`, type }, x);
}

const item = (address: string, role = 'participant') =>
  `<item affiliation="member" role="${role}" jid="${address}"/>`;
const self = (nickname = 'Ana', role = 'participant') =>
  presence(nickname, `${item('ana@example.com/desk', role)}<status code="110"/>`);
const out = (...codes: readonly number[]) =>
  presence(
    'Ana',
    `<item affiliation="none" role="none"/>${codes.map((code) => `<status code="${code}"/>`).join('')}`,
    'unavailable',
  );

function says(from: string, text: string, inside = ''): string {
  return `<message xmlns="jabber:client" type="groupchat" from="${room}/${from}"><body>${text}</body>${inside}</message>`;
}

function refusal(condition: string): Element {
  const error = xml('error', { type: 'cancel' }, xml(condition, { xmlns: NS.stanzaErrors }));
  return xml('presence', { xmlns: NS.client, type: 'error', from: `${room}/Ana` }, error);
}

const toRoom = (element: Element) =>
  element.getName() === 'presence' && String(element.attrs.to).startsWith(room) && !element.attrs.type;

async function enters(what = describe()): Promise<void> {
  const joined = session.join(room);
  server.answers(await server.expectRequest(NS.discoInfo), what);
  await server.expectSent(toRoom);
  server.serverSends(presence('Ben', item('ben@example.com/phone')));
  server.serverSends(self());
  await joined;
}

function state(wanted: string): Promise<ChatRoomSessionStateChange> {
  return new Promise((resolve) => {
    session.on('chatRoomSessionStateChanged', (change) => void (change.state === wanted && resolve(change)));
  });
}

function nextMessage(): Promise<Message> {
  return new Promise((resolve) => session.on('chatMessageReceived', resolve));
}

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

test('a room that shuts down is entered again when it is back', async () => {
  await enters();
  const rejoined = new Promise<void>((resolve) => session.on('rejoined', resolve));
  server.serverSends(out(110, 332));
  await server.expectSent(toRoom);
  expect(session.state).toBe('Establishing');
  server.serverSends(self());
  await rejoined;
  expect(session.state).toBe('Established');
});

test('a room that is gone when it is entered again is not made anew', async () => {
  await enters();
  const ended = state('Terminated');
  server.serverSends(out(110, 332));
  await server.expectSent(toRoom);
  server.serverSends(
    presence('Ana', `${item('ana@example.com/desk')}<status code="110"/><status code="201"/>`),
  );
  const destroyed = await server.expectRequest(NS.mucOwner);
  expect(destroyed.getChild('query')?.getChild('destroy')).toBeTruthy();
  expect((await ended).termination).toMatchObject({ cause: 'Refused', condition: 'item-not-found' });
});

test('a new stream means to enter again, and what was in the air is lost', async () => {
  await enters();
  const sent = session.sendChatMessage('Hello');
  await server.expectNamed('message');
  const rejoined = new Promise<void>((resolve) => session.on('rejoined', resolve));
  server.cuts();
  await server.acceptsSignIn();
  await server.opens(xml('bind', { xmlns: NS.bind }));
  const jid = xml('jid', {}, 'ana@example.com/desk');
  server.answers(await server.expectRequest(NS.bind), xml('bind', { xmlns: NS.bind }, jid));
  await expect(sent).rejects.toMatchObject({ fault: { code: 'ConnectionLost' } });
  await server.expectSent(toRoom);
  server.serverSends(self());
  await rejoined;
  expect(session.state).toBe('Established');
});

test('a ghost notices after a resume that it is not in the room, and enters again', async () => {
  await enters();
  const rejoined = new Promise<void>((resolve) => session.on('rejoined', resolve));
  server.cuts();
  await server.acceptsSignIn();
  await server.opens(xml('bind', { xmlns: NS.bind }), xml('sm', { xmlns: NS.streamManagement }));
  const resume = await server.expectNamed('resume');
  server.serverSends(xml('resumed', { xmlns: NS.streamManagement, previd: 'sm-1', h: resume.attrs.h }));
  const ping = await server.expectRequest(NS.ping);
  expect(ping.attrs.to).toBe(`${room}/Ana`);
  server.refuses(ping, 'not-acceptable');
  await server.expectSent(toRoom);
  server.serverSends(self());
  await rejoined;
});

test('history that was not asked for is not told as live', async () => {
  await enters();
  const delay = `<delay xmlns="urn:xmpp:delay" from="${room}" stamp="2020-01-01T00:00:00Z"/>`;
  const first = nextMessage();
  server.serverSends(says('Ben', 'Old', delay));
  server.serverSends(says('Ben', 'New'));
  expect((await first).text).toBe('New');
  const second = nextMessage();
  server.serverSends(says('Ben', 'Newer, with a stamp that Ben wrote', delay));
  expect((await second).text).toContain('Newer');
});

test('an archive page holds what the room itself sent for it, and nothing else', async () => {
  await enters();
  const page = session.archive.page({ before: null, max: 10 });
  const query = await server.expectRequest(NS.archive);
  const id = query.getChild('query')?.attrs.queryid;
  const result = (from: string, queryId: string, text: string) =>
    server.serverSends(
      `<message xmlns="jabber:client" from="${from}"><result xmlns="${NS.archive}" id="${text}" queryid="${queryId}"><forwarded xmlns="${NS.forward}"><delay xmlns="${NS.delay}" stamp="2026-01-01T00:00:00Z"/>${says('Ben', text)}</forwarded></result></message>`,
    );
  result('mallory@example.com', id, 'stranger');
  result(`${room}/Mallory`, id, 'occupant');
  result(room, 'other', 'unasked');
  result(room, id, 'true');
  server.answers(
    query,
    parseXml(
      `<fin xmlns="${NS.archive}" complete="true"><set xmlns="${NS.rsm}"><first>true</first><last>true</last></set></fin>`,
    ),
  );
  expect(await page).toMatchObject({ complete: true, messages: [{ text: 'true', archiveId: 'true' }] });
});

test.each([
  [2, 2],
  [3, undefined],
  [5_000, undefined],
])('of an archive that was asked for two messages and sends %i are believed %s', async (sent, believed) => {
  await enters();
  const page = session.archive.page({ before: null, max: 2 }).then(
    ({ messages }) => messages.length,
    () => undefined,
  );
  const query = await server.expectRequest(NS.archive);
  const id = query.getChild('query')?.attrs.queryid;
  for (let number = 0; number < sent; number += 1) {
    server.serverSends(
      `<message xmlns="jabber:client" from="${room}"><result xmlns="${NS.archive}" id="${number}" queryid="${id}"><forwarded xmlns="${NS.forward}"><delay xmlns="${NS.delay}" stamp="2026-01-01T00:00:00Z"/>${says('Ben', 'x')}</forwarded></result></message>`,
    );
  }
  server.answers(query, parseXml(`<fin xmlns="${NS.archive}"><set xmlns="${NS.rsm}"/></fin>`));
  expect(await page).toBe(believed);
});

test.each([
  ['the id that it was asked before', 'known', 'answered'],
  ['something else', 'other', 'NoSuchNode'],
])('a page that holds no message is believed where what follows it is %s', async (_, next, expected) => {
  await enters();
  const ends = (first: string, last: string) =>
    parseXml(
      `<fin xmlns="${NS.archive}"><set xmlns="${NS.rsm}"><first>${first}</first><last>${last}</last></set></fin>`,
    );
  const page = session.archive.page({ before: 'known', max: 2 }).then(
    () => 'answered',
    (error) => error.fault.code,
  );
  server.answers(await server.expectRequest(NS.archive), ends('note', 'note'));
  server.answers(await server.expectRequest(NS.archive), ends(next, next));
  expect(await page).toBe(expected);
});

test('leaving says goodbye, and the session may enter another room', async () => {
  await enters();
  const left = session.leave();
  await server.expectSent(({ attrs }) => attrs.type === 'unavailable');
  server.serverSends(out(110));
  await left;
  expect(session.state).toBe('Idle');
  await enters();
  expect(session.state).toBe('Established');
});

test('leaving while still entering says goodbye and waits for nobody', async () => {
  const joined = session.join(room);
  const refused = expect(joined).rejects.toMatchObject({ fault: { code: 'ConnectionLost' } });
  server.answers(await server.expectRequest(NS.discoInfo), describe());
  await server.expectSent(toRoom);
  await session.leave();
  await refused;
  expect((await server.expectNamed('presence')).attrs.type).toBe('unavailable');
  expect(session.state).toBe('Idle');
});

test('signing out ends the session, and nothing is sent from it any more', async () => {
  await enters();
  await user.terminate();
  expect(session.state).toBe('Terminated');
  await expect(session.sendChatMessage('Hello')).rejects.toMatchObject({ fault: { code: 'UserNotJoined' } });
});
