import { afterEach, beforeEach } from 'vitest';
import {
  ChatRoomSession,
  type ChatRoomSessionStateChange,
  type Message,
  PersistentChatEndpoint,
  UserEndpoint,
} from '#electron/chat/index.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, parseXml, xml } from '#electron/stanza/xml.ts';
import { FakeServer, password } from '#test/unit/session/fake-server.ts';

/** Ana's session of a room on a server that says what a test wants; new for each test of the file that imports this. */
export const room = 'desk@rooms.example.com';

export let server: FakeServer;
export let user: UserEndpoint;
export let chat: PersistentChatEndpoint;
export let session: ChatRoomSession;

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

export function describe(): Element {
  return described('<feature var="muc_nonanonymous"/>');
}

export function described(features: string): Element {
  return parseXml(
    `<query xmlns="${NS.discoInfo}"><identity category="conference" type="text" name="Desk"/>
     <feature var="${NS.muc}"/><feature var="${NS.archive}"/>${features}</query>`,
  );
}

export function presence(nickname: string, inside: string, type?: string): Element {
  const x = parseXml(`<x xmlns="${NS.mucUser}">${inside}</x>`);
  return xml('presence', { xmlns: NS.client, from: `${room}/${nickname}`, type }, x);
}

export const item = (address: string, role = 'participant') =>
  `<item affiliation="member" role="${role}" jid="${address}"/>`;
export const self = (nickname = 'Ana', role = 'participant') =>
  presence(nickname, `${item('ana@example.com/desk', role)}<status code="110"/>`);
export const out = (...codes: readonly number[]) =>
  presence(
    'Ana',
    `<item affiliation="none" role="none"/>${codes.map((code) => `<status code="${code}"/>`).join('')}`,
    'unavailable',
  );

export function says(from: string, text: string, inside = ''): string {
  return `<message xmlns="jabber:client" type="groupchat" from="${room}/${from}"><body>${text}</body>${inside}</message>`;
}

export function refusal(condition: string): Element {
  const error = xml('error', { type: 'cancel' }, xml(condition, { xmlns: NS.stanzaErrors }));
  return xml('presence', { xmlns: NS.client, type: 'error', from: `${room}/Ana` }, error);
}

export const toRoom = (element: Element) =>
  element.getName() === 'presence' && String(element.attrs.to).startsWith(room) && !element.attrs.type;

export async function enters(what = describe()): Promise<void> {
  const joined = session.join(room);
  server.answers(await server.expectRequest(NS.discoInfo), what);
  await server.expectSent(toRoom);
  server.serverSends(presence('Ben', item('ben@example.com/phone')));
  server.serverSends(self());
  await joined;
}

export function state(wanted: string): Promise<ChatRoomSessionStateChange> {
  return new Promise((resolve) => {
    session.on('chatRoomSessionStateChanged', (change) => void (change.state === wanted && resolve(change)));
  });
}

export function nextMessage(): Promise<Message> {
  return new Promise((resolve) => session.on('chatMessageReceived', resolve));
}
