import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ChatServer, type ChatServerOptions, password } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { makeTls, type TlsMaterial } from '#test/support/tls.ts';

// Ours cannot be told to offer less than it can.
const servers = chatServers.filter(({ name }) => name !== 'Perch');
const address = 'eve@localhost';

describe.each(servers)('Eve’s password on $name', ({ start, missing }) => {
  let folder: TemporaryFolder;
  let tls: TlsMaterial;
  let server: ChatServer | undefined;
  let eve: Member | undefined;
  beforeAll(async () => {
    folder = temporaryFolder('passwords');
    // The server runs under an account of its own.
    chmodSync(folder.path, 0o755);
    tls = await makeTls(folder.path, ['DNS:localhost']);
  });
  afterEach(async () => {
    await eve?.dies();
    await server?.stop();
    [eve, server] = [undefined, undefined];
  });
  afterAll(() => folder.remove());

  const serverOffers = async (strongest: ChatServerOptions['strongest']): Promise<string> => {
    await server?.stop();
    server = await start({ tls, users: ['eve'], ...(strongest && { strongest }) });
    return server.secureWebSocket ?? '';
  };
  const starts = async (data: string): Promise<Member> => {
    await eve?.stops();
    eve = await Member.starts(data, { trusts: tls.caFile });
    return eve;
  };

  test.skipIf(missing)(
    'goes as it is only where she lets it, is kept nowhere, and is asked for at each start',
    async () => {
      const data = join(folder.path, 'plain');
      const webSocket = await serverOffers('PLAIN');
      const first = await starts(data);
      const signIn = { address, password, webSocket };
      await expect(first.ask('account.signIn', signIn)).rejects.toMatchObject({
        fault: { code: 'PlainNotAllowed' },
      });
      await first.ask('account.signIn', { ...signIn, allowPlain: true });
      for (const file of readdirSync(data, { recursive: true, withFileTypes: true })) {
        if (!file.isFile()) continue;
        expect(readFileSync(join(file.parentPath, file.name)).includes(password), file.name).toBe(false);
      }
      const again = await starts(data);
      await again.until(
        'connection.changed',
        ({ connection }) => connection.fault?.code === 'NotAuthorized',
        ({ fault }) => fault?.code === 'NotAuthorized',
      );
      // What she let the server have is not asked a second time.
      await again.ask('account.signIn', { address, password });
      await again.isOnline();
    },
  );

  test.skipIf(missing)(
    'does not go to a server that suddenly offers less, unless she accepts that',
    async () => {
      const data = join(folder.path, 'weaker');
      const first = await starts(data);
      await first.ask('account.signIn', { address, password, webSocket: await serverOffers(undefined) });
      const signIn = { address, password, webSocket: await serverOffers('PLAIN'), allowPlain: true };
      const again = await starts(data);
      await expect(again.ask('account.signIn', signIn)).rejects.toMatchObject({
        fault: { code: 'WeakerSignIn' },
      });
      await again.ask('account.signIn', { ...signIn, acceptWeaker: true });
      await again.isOnline();
    },
  );
});
