import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { Session } from '#electron/session/session.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { writeMechanisms } from '#electron/stanza/rfc6120-sasl.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { seed, soak } from '#test/support/random.ts';
import { selfSigned } from '#test/support/tls.ts';

/** Somebody in the middle, or a server that was taken over: says whatever it likes, and writes down what it hears. */
let server: Server;
let pin = '';
let script: Element[] = [];
let heard = '';

beforeAll(async () => {
  const { pem: cert, key, fingerprint } = await selfSigned({ names: ['DNS:localhost'] });
  pin = fingerprint;
  server = createServer({ cert, key });
  new WebSocketServer({ server, handleProtocols: () => 'xmpp' }).on('connection', answer);
  await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

/** To a client that waits for more it goes on by itself after this, in milliseconds. */
const silence = 20;

function answer(socket: WebSocket): void {
  let timer: NodeJS.Timeout | undefined;
  const goOn = () => {
    clearTimeout(timer);
    const next = script.shift();
    if (!next) return socket.close();
    socket.send(String(next));
    timer = setTimeout(goOn, silence);
  };
  socket.on('error', () => {});
  socket.on('close', () => clearTimeout(timer));
  socket.on('message', (data) => {
    heard += `${data}\n`;
    if (String(data).startsWith('<open')) {
      socket.send(String(xml('open', { xmlns: NS.framing, from: 'example.com', id: 's', version: '1.0' })));
    }
    goOn();
  });
}

const mechanism = fc.constantFrom(
  'SCRAM-SHA-256',
  'SCRAM-SHA-1',
  'PLAIN',
  'OAUTHBEARER',
  'EXTERNAL',
  'ANONYMOUS',
  'GSSAPI',
  'DIGEST-MD5',
);
const features = fc
  .uniqueArray(mechanism, { maxLength: 5 })
  .map((offered) => xml('stream:features', { 'xmlns:stream': NS.streams }, writeMechanisms(offered)));
const bind = fc.constant(
  xml('stream:features', { 'xmlns:stream': NS.streams }, xml('bind', { xmlns: NS.bind })),
);
const words = fc.oneof(
  fc.constantFrom('', '=', 'v=AAAA', 'r=x,s=AAAA,i=1', '{"status":"invalid_token"}', 'e=other-error'),
  fc.string(),
);
const step = fc
  .tuple(fc.constantFrom('challenge', 'success', 'failure', 'false', 'auth', 'response'), words, fc.boolean())
  .map(([name, text, encoded]) =>
    xml(name, { xmlns: NS.sasl }, encoded ? Buffer.from(text).toString('base64') : text),
  );
const scripts = fc
  .tuple(features, fc.array(fc.oneof({ weight: 4, arbitrary: step }, features, bind), { maxLength: 6 }))
  .map(([first, rest]) => [first, ...rest]);

const secret = 'correct horse battery staple';

/** What left this machine, with everything that was in base64 readable beside it. */
function said(): string {
  const coded = heard.match(/>[A-Za-z0-9+/=]+</g) ?? [];
  return heard + coded.map((part) => Buffer.from(part.slice(1, -1), 'base64').toString()).join('\n');
}

async function attempt(credential: ConstructorParameters<typeof Session>[0]['credential']) {
  const { port } = server.address() as AddressInfo; // it listens on a port
  const session = new Session({
    address: 'ana@example.com',
    credential,
    locate: async () => `wss://localhost:${port}/`,
    transport: { pin },
  });
  const end = await session.start().then(
    () => 'online',
    (error: unknown) => error,
  );
  await session.stop();
  return end;
}

const runs = { numRuns: soak ? 2_000 : 150, seed };

test('whatever a server says, it gets no password and signs nobody in without knowing it', async () => {
  await fc.assert(
    fc.asyncProperty(scripts, async (frames) => {
      [script, heard] = [[...frames], ''];
      expect(await attempt({ password: secret })).toMatchObject({ fault: { text: expect.any(String) } });
      expect(said()).not.toContain(secret);
    }),
    runs,
  );
});

test('whatever a server says, a token goes out as a token and as nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(scripts, async (frames) => {
      [script, heard] = [[...frames], ''];
      const end = await attempt({ token: async () => 'perch_abc' });
      expect(end).toMatchObject({ fault: { text: expect.not.stringContaining('perch_abc') } });
      for (const line of heard.split('\n').filter((each) => each.startsWith('<auth'))) {
        expect(line).toContain('mechanism="OAUTHBEARER"');
      }
    }),
    runs,
  );
});
