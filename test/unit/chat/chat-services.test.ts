import { afterEach, beforeEach, expect, test } from 'vitest';
import { PersistentChatEndpoint, UserEndpoint } from '#electron/chat/index.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, elements, xml } from '#electron/stanza/xml.ts';
import { FakeServer, password } from '#test/unit/session/fake-server.ts';

let server: FakeServer;
let user: UserEndpoint;

beforeEach(async () => {
  server = await FakeServer.start();
  user = new UserEndpoint({ address: 'ana@example.com', credential: { password }, webSocket: server.url });
  const signedIn = user.establish();
  await server.welcomes();
  await signedIn;
});

afterEach(async () => {
  await user.terminate();
  await server.stop();
});

const rooms = (...features: readonly string[]) =>
  xml(
    'query',
    { xmlns: NS.discoInfo },
    xml('identity', { category: 'conference', type: 'text' }),
    ...features.map((feature) => xml('feature', { var: feature })),
  );

/** The domain names these, and each says this of itself; `undefined`: nothing. */
async function found(services: Readonly<Record<string, Element | undefined>>): Promise<readonly string[]> {
  const provisioned = user.getProvisioningData();
  const items = Object.keys(services).map((jid) => xml('item', { jid }));
  server.answers(await server.expectRequest(NS.discoItems), xml('query', { xmlns: NS.discoItems }, ...items));
  for (const service of Object.values(services)) {
    const iq = await server.expectSent((sent) => elements(sent)[0]?.getNS() === NS.discoInfo);
    if (service) server.answers(iq, service);
    else server.refuses(iq, 'service-unavailable');
  }
  const { persistentChatConfiguration } = await provisioned;
  const { defaultPersistentChatUri, persistentChatUris } = persistentChatConfiguration;
  expect(defaultPersistentChatUri).toBe(persistentChatUris[0]);
  return persistentChatUris;
}

test('the first chat service is the default one', async () => {
  const services = {
    'pubsub.example.com': xml('query', { xmlns: NS.discoInfo }),
    'a.example.com': rooms(NS.muc),
    'away.example.com': undefined,
    'b.example.com': rooms(NS.muc),
  };
  expect(await found(services)).toEqual(['a.example.com', 'b.example.com']);
});

test('one that speaks our protocol comes before the others, and one that is marked before all', async () => {
  const services = {
    'a.example.com': rooms(NS.muc),
    'b.example.com': rooms(NS.muc, NS.perch),
    'c.example.com': rooms(NS.muc, `${NS.perch}#default`),
  };
  expect(await found(services)).toEqual(['c.example.com', 'b.example.com', 'a.example.com']);
});

test('a server without one has none', async () => {
  expect(await found({})).toEqual([]);
});

test.each([
  ['that is none', xml('query', { xmlns: NS.discoInfo }), 'MsgNotSupported'],
  ['without rooms as we know them', rooms('gc-1.0'), 'ServerTooOld'],
])('a chat service %s is not reached', async (_, info, code) => {
  const chat = new PersistentChatEndpoint('rooms.example.com', user);
  const refused = expect(chat.establish()).rejects.toMatchObject({ fault: { code } });
  server.answers(await server.expectRequest(NS.discoInfo), info);
  await refused;
  expect(chat.state).toBe('Terminated');
});
