import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { beforeAll, expect, test } from 'vitest';
import { Authority, type Certificate, selfSigned } from '#test/support/tls.ts';

const day = 86_400_000;

let authority: Authority;
let good: Certificate;
beforeAll(async () => {
  authority = await Authority.make();
  good = await authority.issue({ names: ['DNS:localhost', 'IP:127.0.0.1'] });
});

/** The error of a client that trusts the authority, or undefined. */
async function clientSays({ pem, key }: Certificate): Promise<string | undefined> {
  const server = createServer({ cert: pem, key }, (socket) => socket.on('error', () => {}));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const client = connect({ port, host: '127.0.0.1', servername: 'localhost', ca: [authority.pem] });
  const end = await once(client, 'secureConnect').then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code,
  );
  client.destroy();
  server.close();
  return end;
}

/** What a server that trusts the authority thinks of a client with this certificate. */
async function serverSays(client: Certificate): Promise<boolean> {
  const options = { cert: good.pem, key: good.key, ca: [authority.pem], requestCert: true };
  const server = createServer({ ...options, rejectUnauthorized: false });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const arrived = once(server, 'secureConnection');
  const { pem, key } = client;
  const socket = connect({ port, host: '127.0.0.1', cert: pem, key, ca: [authority.pem] });
  const [accepted]: TLSSocket[] = await arrived;
  const { authorized = false } = accepted ?? {};
  socket.destroy();
  server.close();
  return authorized;
}

test('test certificates of every kind are what their names say to a client', async () => {
  const names = ['DNS:localhost'];
  const other = await Authority.make('Somebody else');
  expect(await clientSays(good)).toBeUndefined();
  expect(await clientSays(await authority.issue({ names: ['DNS:example.org'] }))).toBe(
    'ERR_TLS_CERT_ALTNAME_INVALID',
  );
  expect(await clientSays(await authority.issue({ names, until: new Date(Date.now() - day / 48) }))).toBe(
    'CERT_HAS_EXPIRED',
  );
  expect(await clientSays(await authority.issue({ names, from: new Date(Date.now() + day) }))).toBe(
    'CERT_NOT_YET_VALID',
  );
  expect(await clientSays(await selfSigned({ names }))).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  expect(await clientSays(await other.issue({ names }))).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
});

test('test certificates of every kind are what their names say to a server', async () => {
  const other = await Authority.make('Somebody else');
  expect(await serverSays(await authority.issue({ names: ['xmpp:ben@localhost'], purpose: 'client' }))).toBe(
    true,
  );
  expect(await serverSays(await authority.issue({ purpose: 'neither' }))).toBe(false);
  expect(await serverSays(await authority.issue({ purpose: 'server' }))).toBe(false);
  expect(await serverSays(await other.issue({ purpose: 'client' }))).toBe(false);
  expect(await serverSays(await selfSigned({ purpose: 'client' }))).toBe(false);
});

test('test certificates bear the names and the fingerprint that were asked for', async () => {
  const names = ['xmpp:ben@localhost', 'email:ben@example.org', 'DNS:bot.example.org'];
  const { pem, fingerprint } = await authority.issue({ names, commonName: 'ben' });
  const read = new X509Certificate(pem);
  expect(read.subject).toBe('CN=ben');
  expect(read.subjectAltName).toContain('email:ben@example.org');
  expect(read.subjectAltName).toContain('XmppAddr');
  expect(read.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(fingerprint);
});
