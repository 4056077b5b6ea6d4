import { chmodSync } from 'node:fs';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UserEndpoint, type UserEndpointSettings } from '#electron/chat/index.ts';
import { type ChatServer, password } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { startPerchServer } from '#test/support/perch-server.ts';
import { Authority, type Certificate, saveTls, selfSigned, type TlsMaterial } from '#test/support/tls.ts';

let folder: TemporaryFolder;
let authority: Authority;
beforeAll(async () => {
  folder = temporaryFolder('tls');
  // The servers run under accounts of their own.
  chmodSync(folder.path, 0o755);
  authority = await Authority.make();
});
afterAll(() => folder.remove());

async function signIn(
  address: string,
  webSocket: string | undefined,
  settings: Partial<UserEndpointSettings>,
): Promise<UserEndpoint> {
  const user = new UserEndpoint({ address, credential: { password }, webSocket, ...settings });
  await user.establish();
  return user;
}

describe.each(chatServers)('An encrypted connection to $name', ({ start, missing }) => {
  let certificate: Certificate;
  let tls: TlsMaterial;
  let server: ChatServer;
  let address: string;
  beforeAll(async () => {
    if (missing) return;
    certificate = await authority.issue({ names: ['DNS:localhost'] });
    tls = saveTls(folder.path, certificate, authority.pem);
    server = await start({ tls });
    address = await server.account('ana');
  });
  afterAll(() => server?.stop());

  const enter = (settings: Partial<UserEndpointSettings>, webSocket = server.secureWebSocket) =>
    signIn(address, webSocket, settings);

  test.skipIf(missing)('an authority that is trusted by hand will do', async () => {
    const user = await enter({ ca: tls.ca });
    expect(user.connection).toEqual({ state: 'online' });
    await user.terminate();
  });

  test.skipIf(missing)(
    'the certificate that an invitation names will do, whoever vouches for it',
    async () => {
      const user = await enter({ pin: certificate.fingerprint });
      expect(user.connection).toEqual({ state: 'online' });
      await user.terminate();
    },
  );

  test.skipIf(missing)('another certificate than the invitation names is refused loudly', async () => {
    const pin = 'ab'.repeat(32);
    await expect(enter({ ca: tls.ca, pin })).rejects.toMatchObject({
      fault: { code: 'CertificateChanged', text: expect.stringContaining('abab abab') },
      expected: pin,
      offered: certificate.fingerprint,
    });
  });

  test.skipIf(missing)('a certificate that nobody vouches for is refused, and nothing is sent', async () => {
    await expect(enter({})).rejects.toMatchObject({
      fault: { code: 'CertificateRejected', text: expect.stringContaining('vouches') },
    });
  });

  test.skipIf(missing)('a certificate of another name is refused', async () => {
    const other = (server.secureWebSocket ?? '').replace('localhost', '127.0.0.1');
    await expect(enter({ ca: tls.ca }, other)).rejects.toMatchObject({
      fault: { code: 'CertificateRejected', text: expect.stringContaining('another server') },
    });
  });

  test.skipIf(missing)('nobody is spoken to with the encryption of yesterday', async () => {
    const { port } = new URL(server.secureWebSocket ?? '');
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const;
    const code = await new Promise((resolve) => {
      const socket = connect({ port: Number(port), host: '127.0.0.1', ca: tls.ca, ...old });
      socket.once('secureConnect', () => resolve('connected'));
      socket.once('error', (error) => resolve('code' in error ? error.code : error.message));
    });
    expect(code).toMatch(/^(ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION|ECONNRESET)$/);
  });
});

// One that has expired, or does not count yet, it does not even start with: those are tried on a bare TLS server.
test('our server with a certificate that vouches for itself is spoken to only where an invitation names it', async () => {
  const certificate = await selfSigned({ names: ['DNS:localhost'] });
  const server = await startPerchServer({ tls: saveTls(folder.path, certificate, certificate.pem) });
  const address = await server.account('ana');
  await expect(signIn(address, server.secureWebSocket, { ca: authority.pem })).rejects.toMatchObject({
    fault: { code: 'CertificateRejected', text: expect.stringContaining('vouches') },
  });
  const user = await signIn(address, server.secureWebSocket, { pin: certificate.fingerprint });
  await user.terminate();
  await server.stop();
});

test('our server with a new certificate is not who it was', async () => {
  const start = async () => {
    const certificate = await selfSigned({ names: ['DNS:localhost'] });
    const server = await startPerchServer({ tls: saveTls(folder.path, certificate, certificate.pem) });
    return { server, pin: certificate.fingerprint };
  };
  const before = await start();
  const address = await before.server.account('ana');
  const user = await signIn(address, before.server.secureWebSocket, { pin: before.pin });
  await user.terminate();
  await before.server.stop();
  const after = await start();
  await expect(signIn(address, after.server.secureWebSocket, { pin: before.pin })).rejects.toMatchObject({
    fault: { code: 'CertificateChanged' },
    offered: after.pin,
  });
  await after.server.stop();
});
