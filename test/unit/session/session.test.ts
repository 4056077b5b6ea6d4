import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Connection } from '#electron/model/connection.ts';
import type { Credential, DerivedKeys } from '#electron/session/credential.ts';
import { Session } from '#electron/session/session.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { writeMechanisms } from '#electron/stanza/rfc6120-sasl.ts';
import { type Element, elements, xml } from '#electron/stanza/xml.ts';
import { FakeServer, password } from './fake-server.ts';
import { hurried } from './hurried.ts';

let server: FakeServer;
let session: Session;

beforeEach(async () => {
  server = await FakeServer.start();
  session = open();
});

afterEach(async () => {
  await session.stop();
  await server.stop();
});

function open(credential: Credential = { password }, url = server.url): Session {
  return new Session({
    address: 'ana@example.com',
    credential,
    locate: async () => url,
    surroundings: hurried,
  });
}

async function signedIn(
  options: { readonly managed?: boolean; readonly resumable?: boolean } = {},
): Promise<void> {
  const started = session.start();
  await server.welcomes(options);
  await started;
}

function next<Name extends 'began' | 'ended' | 'message'>(name: Name) {
  return new Promise<unknown>((resolve) => {
    const off = session.on(name, (event) => {
      off();
      resolve(event);
    });
  });
}

function message(body: string): Element {
  return xml('message', { to: 'room@example.com', type: 'groupchat', id: body }, xml('body', {}, body));
}

const isMessage = (element: Element) => element.getName() === 'message';

test('a session can send once stream management is enabled, and not before', async () => {
  const started = session.start();
  let ready = false;
  started.then(() => {
    ready = true;
  });
  await server.acceptsSignIn();
  await server.opens(xml('bind', { xmlns: NS.bind }), xml('sm', { xmlns: NS.streamManagement }));
  const jid = xml('jid', {}, 'ana@example.com/desk');
  server.answers(await server.expectRequest(NS.bind), xml('bind', { xmlns: NS.bind }, jid));
  await server.expectNamed('enable');
  expect(ready).toBe(false);
  await expect(session.send(message('early'))).rejects.toMatchObject({ fault: { code: 'NotConnected' } });
  server.serverSends(xml('enabled', { xmlns: NS.streamManagement, id: 'sm-1', resume: 'true' }));
  await started;
  expect(session.fullAddress).toBe('ana@example.com/desk');
  expect(session.connection).toEqual({ state: 'online' });
});

test('a server without stream management will do', async () => {
  await signedIn({ managed: false });
  expect(session.connection.state).toBe('online');
});

test('the keys of a sign-in sign in the next time, without the password', async () => {
  let keys: DerivedKeys | undefined;
  session.on('keysDerived', (derived) => {
    keys = derived;
  });
  await signedIn();
  await session.stop();
  if (!keys) throw new Error('No keys were told.');
  session = open({ keys });
  await signedIn();
  expect(session.connection.state).toBe('online');
});

test('a wrong password ends the session, and nothing is tried again', async () => {
  session = open({ password: 'pen' });
  const started = session.start({ keepTrying: true });
  await server.acceptsSignIn();
  await expect(started).rejects.toMatchObject({ fault: { code: 'NotAuthorized' } });
  expect(session.connection.state).toBe('offline');
});

test('a server that cannot sign is not believed', async () => {
  const started = session.start();
  await server.acceptsSignIn({ signature: 'v=AAAA' });
  await expect(started).rejects.toMatchObject({ fault: { code: 'NotAuthorized' } });
});

test('a server that offers only PLAIN gets no password', async () => {
  const started = session.start();
  await server.opens(writeMechanisms(['PLAIN', 'ANONYMOUS', 'DIGEST-MD5']));
  await expect(started).rejects.toMatchObject({ fault: { code: 'InsecureConnection' } });
});

test('an answer counts only from whom was asked', async () => {
  await signedIn();
  const asked = session.request({
    type: 'get',
    to: 'room@rooms.example.com',
    payload: xml('query', { xmlns: 'x' }),
  });
  const iq = await server.expectRequest('x');
  server.answers(iq, xml('query', { xmlns: 'x', is: 'forged' }), 'room@rooms.example.com/mallory');
  server.answers(iq, xml('query', { xmlns: 'x', is: 'forged' }), 'ana@example.com');
  server.answers(iq, xml('query', { xmlns: 'x', is: 'true' }), 'Room@rooms.example.com');
  expect((await asked)?.attrs.is).toBe('true');
});

test.each([undefined, 'ana@example.com', 'ana@example.com/desk'])(
  'for the own account %s may answer',
  async (from) => {
    await signedIn();
    const asked = session.request({ type: 'get', payload: xml('query', { xmlns: 'x' }) });
    const iq = await server.expectRequest('x');
    server.answers(iq, xml('query', { xmlns: 'x', is: 'forged' }), 'mallory@example.com/x');
    server.answers(iq, xml('query', { xmlns: 'x', is: 'true' }), from);
    expect((await asked)?.attrs.is).toBe('true');
  },
);

test('a refusal says what to do, and keeps what the server said of it to itself', async () => {
  await signedIn();
  const asked = session.request({ type: 'get', to: 'example.com', payload: xml('query', { xmlns: 'x' }) });
  server.refuses(await server.expectRequest('x'), 'forbidden');
  await expect(asked).rejects.toMatchObject({
    fault: { code: 'ErrorPermission' },
    error: { condition: 'forbidden' },
  });
});

test('what XML has no place for is sent as a sign that something stood there, and ends no stream', async () => {
  await signedIn();
  await session.send(message('a\u0000b \ud800 \uffff c'));
  const sent = await server.expectSent(isMessage);
  expect(sent.getChildText('body')).toBe('a\ufffdb \ufffd \ufffd c');
});

test('pings are answered, and unknown requests refused', async () => {
  await signedIn();
  server.serverSends(
    '<iq xmlns="jabber:client" type="get" id="p1" from="example.com"><ping xmlns="urn:xmpp:ping"/></iq>',
  );
  expect((await server.expectSent(({ attrs }) => attrs.id === 'p1')).attrs.type).toBe('result');
  server.serverSends('<iq xmlns="jabber:client" type="set" id="p2" from="x@y/z"><what xmlns="ever"/></iq>');
  expect((await server.expectSent(({ attrs }) => attrs.id === 'p2')).attrs.type).toBe('error');
});

test('after a cut the stream is resumed, and what was not acknowledged goes out again as it was', async () => {
  await signedIn();
  await session.send(message('one'));
  await server.expectSent(isMessage);
  const began = next('began');
  server.cuts();
  await server.acceptsSignIn();
  await server.opens(xml('bind', { xmlns: NS.bind }), xml('sm', { xmlns: NS.streamManagement }));
  expect((await server.expectNamed('resume')).attrs.previd).toBe('sm-1');
  server.serverSends(xml('resumed', { xmlns: NS.streamManagement, previd: 'sm-1', h: 0 }));
  const again = await server.expectSent(isMessage);
  expect(elements(again).map((part) => part.getName())).toEqual(['body']);
  expect(await began).toBe('resumed');
});

test('where resuming fails a new stream begins, and open questions are lost', async () => {
  await signedIn();
  const asked = session.request({ type: 'get', to: 'example.com', payload: xml('query', { xmlns: 'x' }) });
  await server.expectRequest('x');
  const began = next('began');
  server.cuts();
  await server.acceptsSignIn();
  await server.opens(xml('bind', { xmlns: NS.bind }), xml('sm', { xmlns: NS.streamManagement }));
  await server.expectNamed('resume');
  server.serverSends(
    '<failed xmlns="urn:xmpp:sm:3"><item-not-found xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></failed>',
  );
  const jid = xml('jid', {}, 'ana@example.com/other');
  server.answers(await server.expectRequest(NS.bind), xml('bind', { xmlns: NS.bind }, jid));
  await server.expectNamed('enable');
  server.serverSends(xml('enabled', { xmlns: NS.streamManagement, id: 'sm-2', resume: 'true' }));
  await expect(asked).rejects.toMatchObject({ fault: { code: 'ConnectionLost' } });
  expect(await began).toBe('renewed');
  expect(session.fullAddress).toBe('ana@example.com/other');
});

test('a cut in the middle of signing in does not spoil the next attempt', async () => {
  const started = session.start({ keepTrying: true });
  await server.opens(writeMechanisms(['SCRAM-SHA-256']));
  await server.expectNamed('auth');
  server.cuts();
  await server.welcomes();
  await started;
  expect(session.connection.state).toBe('online');
});

test('a cut in the middle of resuming does not double what goes out again', async () => {
  await signedIn();
  await session.send(message('one'));
  await server.expectSent(isMessage);
  const features = [xml('bind', { xmlns: NS.bind }), xml('sm', { xmlns: NS.streamManagement })];
  server.cuts();
  await server.acceptsSignIn();
  await server.opens(...features);
  await server.expectNamed('resume');
  const began = next('began');
  server.cuts();
  await server.acceptsSignIn();
  await server.opens(...features);
  await server.expectNamed('resume');
  server.serverSends(xml('resumed', { xmlns: NS.streamManagement, previd: 'sm-1', h: 0 }));
  expect(await began).toBe('resumed');
  await session.send(message('two'));
  expect((await server.expectSent(isMessage)).attrs.id).toBe('one');
  expect((await server.expectSent(isMessage)).attrs.id).toBe('two');
});

test.each([
  ['manages streams and resumes none', { resumable: false }],
  ['manages no streams', { managed: false }],
])('on a server that %s a cut with words in the air begins anew', async (_, options) => {
  await signedIn(options);
  await session.send(message('one'));
  await server.expectSent(isMessage);
  const began = next('began');
  server.cuts();
  await server.welcomes(options);
  expect(await began).toBe('renewed');
  await session.send(message('two'));
  expect((await server.expectSent(isMessage)).attrs.id).toBe('two');
});

test.each([
  ['an end of what never began', '</message>'],
  ['an element that does not end', '<message><body>'],
  ['two ends that are crossed', '<a><b></a></b>'],
  ['text alone', 'hello'],
  ['ten thousand levels', `${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`],
  ['a sender that is no address', '<message xmlns="jabber:client" from="/"><body/></message>'],
])('%s ends the stream, which begins anew', async (_, frame) => {
  await signedIn();
  await session.send(message('in the air'));
  const began = next('began');
  server.serverSends(frame);
  server.serverSends('<message xmlns="jabber:client" from="example.com"/>');
  await server.welcomes();
  expect(await began).toBe('renewed');
});

test('being replaced by another device of the same name ends the session', async () => {
  await signedIn();
  const ended = next('ended');
  server.serverSends(
    `<stream:error xmlns:stream="${NS.streams}"><conflict xmlns="${NS.streamErrors}"/></stream:error>`,
  );
  expect(await ended).toMatchObject({ fault: { code: 'Conflict' } });
  expect(session.connection.state).toBe('offline');
});

test('a server that points elsewhere is followed', async () => {
  const other = await FakeServer.start();
  const started = session.start();
  await server.expectNamed('open');
  server.serverSends(xml('close', { xmlns: NS.framing, 'see-other-uri': other.url }));
  await other.welcomes();
  await started;
  await session.stop();
  await other.stop();
});

test('a server that points to a place without encryption is not followed', async () => {
  const started = session.start();
  await server.expectNamed('open');
  server.serverSends(xml('close', { xmlns: NS.framing, 'see-other-uri': 'ws://192.0.2.1/' }));
  await expect(started).rejects.toMatchObject({ fault: { code: 'InsecureConnection' } });
});

test('a server that points at itself for ever is given up', async () => {
  const started = session.start();
  const refused = expect(started).rejects.toMatchObject({ fault: { code: 'ConnectionLost' } });
  for (let hops = 0; hops <= 5; hops += 1) {
    await server.expectNamed('open');
    server.serverSends(xml('close', { xmlns: NS.framing, 'see-other-uri': server.url }));
  }
  await refused;
});

test('while nobody is there it keeps trying, says when, and tries at once when told', async () => {
  await signedIn();
  const seen: Connection[] = [];
  session.on('connectionChanged', (connection) => seen.push(connection));
  const waiting = new Promise<void>((resolve) => {
    session.on('connectionChanged', ({ state }) => void (state === 'waiting' && resolve()));
  });
  await server.stop();
  await waiting;
  session.retry();
  expect(seen.at(-1)?.nextTryAt).toBeTypeOf('number');
  await session.stop();
  expect(session.connection).toEqual({ state: 'signed out' });
});

test('nobody at the port is told as such', async () => {
  const { url } = server;
  await server.stop();
  session = open({ password }, url);
  await expect(session.start()).rejects.toMatchObject({ fault: { code: 'ConnectionRefused' } });
});

test('where a remembered place is given up, the one that is found instead is tried at once', async () => {
  const gone = await FakeServer.start();
  const { url } = gone;
  await gone.stop();
  const asked: (string | undefined)[] = [];
  session = new Session({
    address: 'ana@example.com',
    credential: { password },
    locate: async (unreachable) => {
      asked.push(unreachable);
      return unreachable === undefined ? url : server.url;
    },
  });
  await signedIn();
  expect(asked).toEqual([undefined, url]);
});

test('whoever signs out while the server is looked for is not connected afterwards', async () => {
  const place = Promise.withResolvers<string>();
  session = new Session({
    address: 'ana@example.com',
    credential: { password },
    locate: () => place.promise,
  });
  const started = session.start();
  await session.stop();
  await expect(started).rejects.toMatchObject({ fault: { code: 'NotConnected' } });
  place.resolve(server.url);
  // Whoever comes next is the first to come.
  const other = new Session({
    address: 'ben@example.org',
    credential: { password },
    locate: async () => server.url,
  });
  const ended = other.start().catch(() => {});
  expect((await server.expectNamed('open')).attrs.to).toBe('example.org');
  expect(server.callers).toBe(1);
  await other.stop();
  await ended;
});

test('a login page in place of the chat server is told as such', async () => {
  const page = createServer((_, response) => response.end('<html>Welcome to the hotel</html>')).listen(
    0,
    '127.0.0.1',
  );
  await new Promise((resolve) => page.once('listening', resolve));
  // It listens on a port.
  session = open({ password }, `ws://127.0.0.1:${(page.address() as AddressInfo).port}/`);
  await expect(session.start()).rejects.toMatchObject({ fault: { code: 'NotXmpp' } });
  await session.stop();
  // The same with TLS, which it does not speak.
  session = open({ password }, `wss://127.0.0.1:${(page.address() as AddressInfo).port}/`);
  await expect(session.start()).rejects.toMatchObject({ fault: { code: 'NotXmpp' } });
  await new Promise((resolve) => page.close(resolve));
});

test('what is no address of a person is refused at once', () => {
  for (const address of ['example.com', '@example.com', 'ana@', 'ana@example.com/desk', 'a b@c', '']) {
    expect(() => new Session({ address, credential: { password }, locate: async () => '' })).toThrow();
  }
});
