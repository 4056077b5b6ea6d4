import { once } from 'node:events';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type RunningServer, startServer } from '#electron/server/server.ts';
import { openDatabase } from '#electron/server/storage/database.ts';
import { writePreauth } from '#electron/stanza/0445-preauth.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { Authority } from '#test/support/tls.ts';
import { Device } from '#test/unit/server/device.ts';

const mechanisms = ['EXTERNAL', 'SCRAM-SHA-256', 'SCRAM-SHA-1', 'OAUTHBEARER', 'PLAIN', 'scram-sha-1', ''];
/** Pieces of what the mechanisms say, so that chance gets further than their first character. */
const piece = fc.constantFrom(
  ...['n,,', 'y,,', 'p=tls-unique,,', 'n,a=ana,', 'n=ana', ',r=abc', ',c=biws', ',p=', 'm=x,', '=2C', '=3d'],
  ...[
    '\x01',
    'auth=Bearer ',
    'auth=',
    'perch_',
    'operator_',
    'eyJhbGciOiJub25lIn0.eyJpc3MiOiJ4In0.',
    'host=x',
  ],
  ...[
    '\0',
    'ana',
    'ana@localhost',
    'perch-operator',
    "ana's password",
    '\u0000ana\u0000',
    '🐤',
    '\u202e',
    '.',
  ],
);
const message = fc.oneof(
  fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
  fc.string({ maxLength: 60 }),
);
const data = fc.oneof(
  message.map((text) => Buffer.from(text).toString('base64')),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  fc.constantFrom('=', '', 'not base64!', 'AAA', 'A'.repeat(60_000)),
);
const children = fc.array(fc.tuple(fc.constantFrom('username', 'password', 'name', 'remove', 'x'), message), {
  maxLength: 4,
});
const step: fc.Arbitrary<Element> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...mechanisms), data)
    .map(([mechanism, text]) => xml('auth', { xmlns: NS.sasl, mechanism }, text)),
  data.map((text) => xml('response', { xmlns: NS.sasl }, text)),
  fc.constantFrom('abort', 'success', 'challenge').map((name) => xml(name, { xmlns: NS.sasl })),
  message.map((token) => xml('iq', { xmlns: NS.client, type: 'set', id: '1' }, writePreauth(safe(token)))),
  fc
    .tuple(fc.constantFrom('get', 'set'), children)
    .map(([type, all]) =>
      xml(
        'iq',
        { xmlns: NS.client, type, id: '2', to: 'localhost' },
        xml('query', { xmlns: NS.register }, ...all.map(([name, text]) => xml(name, {}, safe(text)))),
      ),
    ),
);

/** Characters that XML can carry; others are the business of the reader of frames. */
function safe(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '?');
}

let server: RunningServer;
let trust: { readonly ca: string };
const mistakes: unknown[] = [];
const database = openDatabase(':memory:');
beforeAll(async () => {
  const authority = await Authority.make();
  const { pem, key } = await authority.issue({ names: ['IP:127.0.0.1'] });
  trust = { ca: authority.pem };
  server = await startServer({
    port: 0,
    database,
    domain: 'localhost',
    tls: { certificate: pem, key, clientAuthorities: authority.pem },
    allowPlain: true,
    issuers: [
      {
        issuer: 'https://127.0.0.1:1',
        clientId: 'perch',
        audience: 'perch',
        userClaim: 'preferred_username',
        createAccounts: true,
      },
    ],
    log: () => {},
    onMistake: (error) => mistakes.push(error),
  });
  await server.putAccount('ana', "ana's password");
});
afterAll(() => server?.close());

const accounts = (): unknown => database.prepare('SELECT name FROM account').pluck().all();

let count = 0;

it('whatever is said at the door is answered or ends the stream, and lets nobody in', async () => {
  const property = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
    // Each from another address: else most would only hear that they try too often.
    const localAddress = `127.1.${(++count >> 8) & 255}.${count & 255}`;
    const stranger = await Device.connect(server, { ...trust, localAddress });
    await stranger.open('localhost');
    for (const one of steps) {
      if (stranger.socket.readyState === WebSocket.OPEN) stranger.send(one);
    }
    if (stranger.socket.readyState === WebSocket.OPEN) stranger.socket.close();
    if (stranger.socket.readyState !== WebSocket.CLOSED) await once(stranger.socket, 'close');
    expect(stranger.heard.map((element) => element.getName())).not.toContain('success');
  });
  await fc.assert(property, { numRuns: 300 });
  expect(mistakes).toEqual([]);
  expect(accounts()).toEqual(['ana']);
  // From where nobody guessed.
  const ana = await Device.connect(server, { ...trust, localAddress: '127.0.0.3' });
  await ana.prove('localhost', 'ana', "ana's password");
  await ana.leaves();
});
