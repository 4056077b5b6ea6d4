import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChatRoomSession, PersistentChatEndpoint, UserEndpoint } from '#electron/chat/index.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, parseXml, xml } from '#electron/stanza/xml.ts';
import { FakeServer, password } from '#test/unit/session/fake-server.ts';

const room = 'desk@rooms.example.com';
const names = [
  'body',
  'subject',
  'x',
  'item',
  'status',
  'delay',
  'stanza-id',
  'origin-id',
  'result',
  'forwarded',
];
const more = [
  'message',
  'event',
  'items',
  'conference',
  'error',
  'destroy',
  'invite',
  'occupant-id',
  'alert',
  'set',
  'roster',
  'invitation',
  'fault',
  'value',
];
const namespaces = [
  NS.client,
  NS.mucUser,
  NS.delay,
  NS.stanzaIds,
  NS.archive,
  NS.forward,
  NS.pubsubEvent,
  NS.perch,
];
const addresses = [room, `${room}/Ben`, `${room}/Ana`, 'ana@example.com', 'x', '@', '/', `${room}/`, ' '];

const attributes = fc.record(
  {
    id: fc.string(),
    by: fc.constantFrom(...addresses),
    from: fc.constantFrom(...addresses),
    to: fc.constantFrom(...addresses),
    jid: fc.constantFrom(...addresses),
    stamp: fc.oneof(fc.string(), fc.constant('2026-01-01T00:00:00Z'), fc.constant('+275760-09-14T00:00:00Z')),
    code: fc.constantFrom('110', '303', '999999999999', 'x', ''),
    type: fc.constantFrom('groupchat', 'error', 'unavailable', 'result', 'get', ''),
    role: fc.constantFrom('none', 'visitor', 'moderator', 'x'),
    nick: fc.string(),
    queryid: fc.string(),
    node: fc.constantFrom(NS.bookmarks, 'x'),
  },
  { requiredKeys: [] },
);

const clean = (text: string) => text.replace(/[^\t\n\u{20}-\u{D7FF}]/gu, '');

const { tree } = fc.letrec<{ tree: Element }>((tie) => ({
  tree: fc
    .tuple(
      fc.constantFrom(...names, ...more),
      fc.constantFrom(...namespaces),
      attributes,
      fc.array(fc.oneof({ maxDepth: 4 }, fc.string().map(clean), tie('tree')), { maxLength: 4 }),
    )
    .map(([name, xmlns, given, children]) => xml(name, { ...tidy(given), xmlns }, ...children)),
}));

const stanza = fc
  .tuple(
    fc.constantFrom('message', 'presence', 'iq'),
    fc.constantFrom(...addresses.filter((address) => !/^[@/ ]/.test(address))),
    fc.constantFrom(undefined, 'groupchat', 'error', 'result', 'normal'),
    fc.array(tree, { maxLength: 4 }),
  )
  .map(([name, from, type, children]) => xml(name, { xmlns: NS.client, from, type, id: 'i' }, ...children));

function tidy(given: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(given).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, clean(value)]],
  );
  return Object.fromEntries(entries);
}

let server: FakeServer;
let user: UserEndpoint;
let session: ChatRoomSession;

const description = parseXml(
  `<query xmlns="${NS.discoInfo}"><identity category="conference" type="text"/><feature var="${NS.muc}"/><feature var="${NS.archive}"/></query>`,
);
const self = `<presence xmlns="jabber:client" from="${room}/Ana"><x xmlns="${NS.mucUser}"><item role="participant" affiliation="member"/><status code="110"/></x></presence>`;

async function enters(): Promise<void> {
  const joined = session.join(room);
  server.answers(await server.expectRequest(NS.discoInfo), description);
  await server.expectNamed('presence');
  server.serverSends(self);
  await joined;
}

beforeAll(async () => {
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
  const chat = new PersistentChatEndpoint('rooms.example.com', user);
  const established = chat.establish();
  server.answers(await server.expectRequest(NS.discoInfo), description);
  await established;
  void chat.services.followedRooms.list();
  server.answers(await server.expectRequest(NS.pubsub));
  session = new ChatRoomSession(chat);
});

afterAll(async () => {
  await user.terminate();
  await server.stop();
});

// An exception in a listener would be uncaught, and fail the run.
test('whatever a room sends, the next good message is heard', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stanza, { maxLength: 20 }), fc.uuid(), async (stanzas, mark) => {
      if (session.state !== 'Established') {
        await session.leave();
        if (session.state === 'Terminated') session = new ChatRoomSession(session.endpoint);
        await enters();
      }
      for (const each of stanzas) server.serverSends(each);
      const heard = new Promise<void>((resolve) => {
        user.session.on('message', (message) => void (message.getChildText('body') === mark && resolve()));
      });
      server.serverSends(
        `<message xmlns="jabber:client" type="groupchat" from="${room}/Ben"><body>${mark}</body></message>`,
      );
      await heard;
      expect(user.connection.state).toBe('online');
    }),
    { numRuns: 100 },
  );
});
