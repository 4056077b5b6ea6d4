import { chmodSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UserEndpoint } from '#electron/chat/index.ts';
import { type ChatServer, password } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { makeTls, type TlsMaterial } from '#test/support/tls.ts';

// Our own server takes no certificate yet.
const servers = chatServers.filter(({ name }) => name !== 'Perch');

describe.each(servers)('An encrypted connection to $name', ({ start, missing }) => {
  let folder: TemporaryFolder;
  let tls: TlsMaterial;
  let server: ChatServer;
  let address: string;
  beforeAll(async () => {
    if (missing) return;
    folder = temporaryFolder('tls');
    // The server runs under an account of its own.
    chmodSync(folder.path, 0o755);
    tls = await makeTls(folder.path, ['DNS:localhost']);
    server = await start({ tls });
    address = await server.account('ana');
  });
  afterAll(async () => {
    await server?.stop();
    folder?.remove();
  });

  const signIn = async (webSocket: string, ca?: string): Promise<UserEndpoint> => {
    const user = new UserEndpoint({ address, credential: { password }, webSocket, ...(ca && { ca }) });
    await user.establish();
    return user;
  };

  test.skipIf(missing)('an authority that is trusted by hand will do', async () => {
    const user = await signIn(server.secureWebSocket ?? '', tls.ca);
    expect(user.connection).toEqual({ state: 'online' });
    await user.terminate();
  });

  test.skipIf(missing)('a certificate that nobody vouches for is refused, and nothing is sent', async () => {
    await expect(signIn(server.secureWebSocket ?? '')).rejects.toMatchObject({
      fault: { code: 'CertificateRejected' },
    });
  });

  test.skipIf(missing)('a certificate of another name is refused', async () => {
    const other = (server.secureWebSocket ?? '').replace('localhost', '127.0.0.1');
    await expect(signIn(other, tls.ca)).rejects.toMatchObject({ fault: { code: 'CertificateRejected' } });
  });
});
