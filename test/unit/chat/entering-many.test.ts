import { afterEach, beforeEach, expect, test } from 'vitest';
import { ChatRoomSession, PersistentChatEndpoint, UserEndpoint } from '#electron/chat/index.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, parseXml } from '#electron/stanza/xml.ts';
import { FakeServer, password } from '#test/unit/session/fake-server.ts';

let server: FakeServer;
let user: UserEndpoint;
let chat: PersistentChatEndpoint;

beforeEach(async () => {
  server = await FakeServer.start();
  const settings = { address: 'ana@example.com', credential: { password }, webSocket: server.url };
  user = new UserEndpoint(settings);
  const signedIn = user.establish();
  await server.welcomes();
  await signedIn;
  chat = new PersistentChatEndpoint('rooms.example.com', user);
  const established = chat.establish();
  server.answers(await server.expectRequest(NS.discoInfo), described());
  await established;
});

afterEach(async () => {
  await user.terminate();
  await server.stop();
});

function described(): Element {
  return parseXml(
    `<query xmlns="${NS.discoInfo}"><identity category="conference" type="text" name="Room"/><feature var="${NS.muc}"/></query>`,
  );
}

const rooms = Array.from({ length: 12 }, (_, index) => `room${index}@rooms.example.com`);
const [inSight = ''] = rooms.slice(-1);

test('of many rooms eight at once are asked what they are and entered; then comes the one that is in sight', async () => {
  chat.setRejoinPriority((room) => (room === inSight ? 0 : 1));
  // Nobody is let in before the test is over.
  const joined = rooms.map((room) => new ChatRoomSession(chat).join(room).catch(() => undefined));
  const asked: (string | undefined)[] = [];
  for (let count = 0; count < 8; count += 1) {
    const question = await server.expectRequest(NS.discoInfo);
    asked.push(question.attrs.to);
    if (count === 7) server.refuses(question, 'item-not-found');
  }
  expect(asked).toEqual(rooms.slice(0, 8));
  const next = await server.expectRequest(NS.discoInfo);
  expect(next.attrs.to).toBe(inSight);
  await user.terminate();
  await Promise.all(joined);
});
