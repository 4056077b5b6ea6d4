import { chmodSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  type Credential,
  type DerivedKeys,
  type Mechanism,
  UserEndpoint,
  type UserEndpointSettings,
} from '#electron/chat/index.ts';
import { type ChatServer, type ChatServerOptions, password } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { makeTls, type TlsMaterial } from '#test/support/tls.ts';

/** How somebody is signed in over TLS: by which mechanism, and with which keys for the next time. */
interface SignedIn {
  readonly mechanism: Mechanism | undefined;
  readonly keys: DerivedKeys | undefined;
}

// Ours cannot be told to offer less than it can.
const servers = chatServers.filter(({ name }) => name !== 'Perch');

describe.each(servers)('The way into $name', ({ start, missing }) => {
  let folder: TemporaryFolder;
  let tls: TlsMaterial;
  let server: ChatServer | undefined;
  beforeAll(async () => {
    folder = temporaryFolder('mechanisms');
    // The server runs under an account of its own.
    chmodSync(folder.path, 0o755);
    tls = await makeTls(folder.path, ['DNS:localhost']);
  });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });
  afterAll(() => folder.remove());

  /** The same accounts with the same passwords, behind other rules. */
  const restarts = async (strongest: ChatServerOptions['strongest']): Promise<void> => {
    await server?.stop();
    server = await start({ tls, ...(strongest && { strongest }), users: ['eve'] });
  };
  const signIn = async (
    credential: Credential,
    settings: Partial<UserEndpointSettings> = {},
  ): Promise<SignedIn> => {
    const { secureWebSocket: webSocket = '' } = server ?? {};
    const address = 'eve@localhost';
    const user = new UserEndpoint({ address, credential, webSocket, ca: tls.ca, ...settings });
    let told: SignedIn = { mechanism: undefined, keys: undefined };
    user.on('signedIn', ({ mechanism }) => {
      told = { ...told, mechanism };
    });
    user.on('keysDerived', (keys) => {
      told = { ...told, keys };
    });
    await user.establish();
    await user.terminate();
    return told;
  };

  test.skipIf(missing)(
    'the strongest that it offers is used, and its keys do for the next time',
    async () => {
      await restarts('SCRAM-SHA-256');
      const first = await signIn({ password });
      expect(first).toMatchObject({ mechanism: 'SCRAM-SHA-256', keys: { mechanism: 'SCRAM-SHA-256' } });
      if (!first.keys) throw new Error('No keys were told.');
      expect(await signIn({ keys: first.keys })).toEqual({ mechanism: 'SCRAM-SHA-256', keys: undefined });
      await expect(signIn({ password: 'wrong' })).rejects.toMatchObject({ fault: { code: 'NotAuthorized' } });
    },
  );

  test.skipIf(missing)('the password itself goes out only where the person allowed it', async () => {
    await restarts('PLAIN');
    await expect(signIn({ password })).rejects.toMatchObject({ fault: { code: 'PlainNotAllowed' } });
    const plain = await signIn({ password, allowPlain: true });
    expect(plain).toEqual({ mechanism: 'PLAIN', keys: undefined });
    const wrong = signIn({ password: 'wrong', allowPlain: true });
    await expect(wrong).rejects.toMatchObject({ fault: { code: 'NotAuthorized' } });
  });

  test.skipIf(missing)('the password itself never goes out without TLS', async () => {
    await restarts('PLAIN');
    const { webSocket } = server ?? {};
    const open = signIn({ password, allowPlain: true }, { webSocket });
    await expect(open).rejects.toMatchObject({ fault: { code: 'InsecureConnection' } });
  });

  test.skipIf(missing)(
    'a server that once offered better is not signed in to, until it is accepted',
    async () => {
      await restarts('SCRAM-SHA-256');
      const { mechanism: strongest, keys } = await signIn({ password });
      await restarts('PLAIN');
      const weaker = { fault: { code: 'WeakerSignIn' } };
      await expect(signIn({ password, allowPlain: true }, { strongest })).rejects.toMatchObject(weaker);
      if (!keys) throw new Error('No keys were told.');
      await expect(signIn({ keys })).rejects.toMatchObject(weaker);
      expect(await signIn({ password, allowPlain: true })).toMatchObject({ mechanism: 'PLAIN' });
    },
  );

  test.skipIf(missing)(
    'keys are of no use to a server that keeps others, and it asks for the password',
    async () => {
      await restarts('SCRAM-SHA-1');
      const { keys } = await signIn({ password });
      await restarts('SCRAM-SHA-256');
      if (!keys) throw new Error('No keys were told.');
      await expect(signIn({ keys })).rejects.toMatchObject({ fault: { code: 'NotAuthorized' } });
      expect(await signIn({ password }, { strongest: keys.mechanism })).toMatchObject({
        mechanism: 'SCRAM-SHA-256',
      });
    },
  );
});
