import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readHostMetaJson, readHostMetaXml } from '#electron/stanza/0156-host-meta.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { writeOpen } from '#electron/stanza/rfc7395-framing.ts';
import { readStanzaError } from '#electron/stanza/stanza-error.ts';
import { readStreamError } from '#electron/stanza/stream-error.ts';
import { parseXml, xml } from '#electron/stanza/xml.ts';
import { Device, message } from './device.ts';
import { runServer } from './running.ts';

const open = '<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" to="localhost" version="1.0"/>';

async function errorOf(device: Device): Promise<string | undefined> {
  const error = await device.hears('error');
  await device.hears('close');
  await device.closed();
  return readStreamError(error)?.condition;
}

describe('a stream', () => {
  it.each([
    ['nonsense', 'not-well-formed'],
    ['<open to="localhost"/>', 'invalid-namespace'],
    ['<!DOCTYPE x><x/>', 'restricted-xml'],
    ['<message xmlns="jabber:client"/>', 'not-authorized'],
    [String(writeOpen({ to: 'elsewhere.example', version: '1.0' })), 'host-unknown'],
    [String(writeOpen({ to: 'localhost', version: '2.0' })), 'unsupported-version'],
    [String(writeOpen({ to: 'localhost' })), 'unsupported-version'],
    [`<x xmlns="urn:x">${'a'.repeat(20_000)}</x>`, 'policy-violation'],
  ])('that begins with %s ends with %s', async (frame, condition) => {
    const device = await Device.connect(await runServer([]));
    device.send(frame);
    expect(await errorOf(device)).toBe(condition);
  });

  it.each([
    ['<iq xmlns="jabber:client" type="get" id="1"><x xmlns="urn:x"/></iq>', 'not-authorized'],
    [open, 'bad-format'],
  ])('that says %s before sign-in ends with %s', async (frame, condition) => {
    const device = await Device.connect(await runServer([]));
    await device.open('localhost');
    device.send(frame);
    expect(await errorOf(device)).toBe(condition);
  });

  it.each([
    ['<message xmlns="jabber:server"/>', 'invalid-namespace'],
    ['<letter xmlns="jabber:client"/>', 'unsupported-stanza-type'],
    ['<message xmlns="jabber:client" from="ben@localhost"/>', 'invalid-from'],
    ['<message xmlns="jabber:client"><p:x/></message>', 'bad-namespace-prefix'],
    [open, 'bad-format'],
    [`<message xmlns="jabber:client"><body>${'é'.repeat(140_000)}</body></message>`, 'policy-violation'],
    ['<a xmlns="urn:xmpp:sm:3"/>', 'bad-format'],
  ])('that says %s after sign-in ends with %s', async (frame, condition) => {
    const device = await Device.signIn(await runServer(['ana']), 'ana');
    device.send(frame);
    expect(await errorOf(device)).toBe(condition);
  });

  it('goes on for everybody else while one is closed', async () => {
    const server = await runServer(['ana', 'ben']);
    const [ana, ben] = [await Device.signIn(server, 'ana'), await Device.signIn(server, 'ben')];
    ana.send('<broken');
    expect(await errorOf(ana)).toBe('not-well-formed');
    expect((await ben.asks('get', undefined, xml('ping', { xmlns: NS.ping }))).attrs.type).toBe('result');
  });

  it('announces what a stanza may weigh', async () => {
    const device = await Device.connect(await runServer(['ana']));
    const features = await device.prove('localhost', 'ana', "ana's password");
    expect(features.getChild('limits', NS.streamLimits)?.getChildText('max-bytes')).toBe('262144');
  });

  it('is closed in order when the client closes it', async () => {
    const device = await Device.signIn(await runServer(['ana']), 'ana');
    await device.leaves();
    expect(device.heard.map((element) => element.getName())).toContain('close');
  });

  it('is sent to another server when this one ends and knows of one', async () => {
    const server = await runServer(['ana']);
    const device = await Device.signIn(server, 'ana');
    const closing = server.close('wss://other.example/xmpp');
    expect(readStreamError(await device.hears('error'))?.condition).toBe('system-shutdown');
    expect((await device.hears('close')).attrs['see-other-uri']).toBe('wss://other.example/xmpp');
    await closing;
  });
});

describe('the WebSocket', () => {
  it.each([[[]], [['soap']]])('refuses a client that speaks no XMPP: %o', async (protocols) => {
    const server = await runServer([]);
    const socket = new WebSocket(server.webSocket, protocols);
    const [error] = await once(socket, 'error');
    expect(String(error)).toContain('400');
  });

  it('refuses other paths', async () => {
    const server = await runServer([]);
    const socket = new WebSocket(server.webSocket.replace('xmpp-websocket', 'other'), 'xmpp');
    const [error] = await once(socket, 'error');
    expect(String(error)).toContain('404');
  });

  it('closes on binary frames', async () => {
    const device = await Device.connect(await runServer([]));
    device.socket.send(Buffer.from(open));
    const [code] = await once(device.socket, 'close');
    expect(code).toBe(1003);
  });

  it('closes on frames that nobody should have to hold in memory', async () => {
    const device = await Device.connect(await runServer([]));
    device.socket.send('x'.repeat(1_100_000));
    const [code] = await once(device.socket, 'close');
    expect(code).toBe(1009);
  });

  it('cuts off a peer that does not answer its pings', async () => {
    const server = await runServer([], { pingEvery: 20 });
    const socket = new WebSocket(server.webSocket, 'xmpp', { autoPong: false });
    const [code] = await once(socket, 'close');
    expect(code).toBe(1006);
  });

  it('tells by host-meta where it is', async () => {
    const server = await runServer([]);
    const base = `http://127.0.0.1:${server.port}/.well-known/host-meta`;
    const json: unknown = await (await fetch(`${base}.json`)).json();
    expect(readHostMetaJson(json)).toEqual({ webSockets: [server.webSocket] });
    const document = parseXml((await (await fetch(base)).text()).replace(/^<\?.*?\?>/, ''));
    expect(readHostMetaXml(document)).toEqual({ webSockets: [server.webSocket] });
    expect((await fetch(`http://127.0.0.1:${server.port}/`)).status).toBe(404);
  });
});

describe('signing in', () => {
  it.each(['SCRAM-SHA-256', 'SCRAM-SHA-1'] as const)('works by %s', async (mechanism) => {
    const device = await Device.connect(await runServer(['ana']));
    await device.prove('localhost', 'ana', "ana's password", mechanism);
    await device.bind('desk');
    expect(device.address).toBe('ana@localhost/desk');
  });

  it('asks a stranger as it asks anybody, and refuses both alike', async () => {
    const server = await runServer(['ana']);
    const outcomes: string[] = [];
    for (const name of ['ana', 'nobody']) {
      const device = await Device.connect(server);
      await device.open('localhost');
      outcomes.push(String(await device.authenticate(name, 'wrong', 'SCRAM-SHA-256')));
    }
    expect(outcomes[0]).toContain('not-authorized');
    expect(outcomes[1]).toBe(outcomes[0]);
  });

  it('ends after three attempts', async () => {
    const device = await Device.connect(await runServer(['ana']));
    await device.open('localhost');
    for (let attempt = 0; attempt < 3; attempt++) await device.authenticate('ana', 'wrong', 'SCRAM-SHA-1');
    expect(await errorOf(device)).toBe('policy-violation');
  });

  it('must not take too long', async () => {
    const device = await Device.connect(await runServer([], { signInTime: 20 }));
    expect(await errorOf(device)).toBe('connection-timeout');
  });

  it('refuses what is no base64 and mechanisms it does not know', async () => {
    const device = await Device.connect(await runServer([]));
    await device.open('localhost');
    device.send(`<auth xmlns="${NS.sasl}" mechanism="SCRAM-SHA-1">!</auth>`);
    expect(String(await device.hears('failure'))).toContain('incorrect-encoding');
    device.send(`<auth xmlns="${NS.sasl}" mechanism="PLAIN">AGFuYQB4</auth>`);
    expect(String(await device.hears('failure'))).toContain('invalid-mechanism');
  });

  it('gives a name that is taken to whoever came last', async () => {
    const server = await runServer(['ana']);
    const first = await Device.signIn(server, 'ana', { resource: 'desk' });
    const second = await Device.signIn(server, 'ana', { resource: 'desk' });
    expect(await errorOf(first)).toBe('conflict');
    expect(second.address).toBe('ana@localhost/desk');
    second.send(message('ana@localhost/desk', 'still here'));
    await second.hears('message');
  });

  it('bears only so many devices of one account', async () => {
    const server = await runServer(['ana'], { sessionsPerAccount: 1 });
    await Device.signIn(server, 'ana');
    const device = await Device.connect(server);
    await device.prove('localhost', 'ana', "ana's password");
    const answer = await device.asks('set', undefined, xml('bind', { xmlns: NS.bind }));
    expect(readStanzaError(answer)?.condition).toBe('resource-constraint');
  });
});
