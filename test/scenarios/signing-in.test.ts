import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Connection,
  type DerivedKeys,
  UserEndpoint,
  type UserEndpointSettings,
} from '#electron/chat/index.ts';
import { type ChatServer, password } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';

describe.each(chatServers)('Signing in on $name', ({ start, missing }) => {
  let server: ChatServer;
  let address: string;
  beforeAll(async () => {
    if (missing) return;
    server = await start();
    address = await server.account('ana');
  });
  afterAll(() => server?.stop());

  const signIn = async (settings: Partial<UserEndpointSettings>): Promise<UserEndpoint> => {
    const user = new UserEndpoint({
      address,
      credential: { password },
      webSocket: server.webSocket,
      ...settings,
    });
    await user.establish();
    return user;
  };

  test.skipIf(missing)('a wrong password is refused with a sentence', async () => {
    const tried = signIn({ credential: { password: 'wrong' } });
    await expect(tried).rejects.toMatchObject({ fault: { code: 'NotAuthorized' } });
  });

  test.skipIf(missing)('an unknown account is refused as a wrong password is', async () => {
    const tried = signIn({ address: 'nobody@localhost' });
    await expect(tried).rejects.toMatchObject({ fault: { code: 'NotAuthorized' } });
  });

  test.skipIf(missing)('the keys of an earlier sign-in do instead of the password', async () => {
    const user = new UserEndpoint({ address, credential: { password }, webSocket: server.webSocket });
    const derived = new Promise<DerivedKeys>((resolve) => user.on('keysDerived', resolve));
    await user.establish();
    const keys = await derived;
    await user.terminate();
    const again = await signIn({ credential: { keys } });
    expect(again.state).toBe('Established');
    await again.terminate();
  });

  test.skipIf(missing)('an endpoint is used once', async () => {
    const user = await signIn({});
    await user.terminate();
    expect(user.state).toBe('Terminated');
    await expect(user.establish()).rejects.toMatchObject({ fault: { code: 'InvalidFlowOfOperations' } });
  });

  test.skipIf(missing)(
    'of two devices of one name the later stays, and the earlier waits for somebody',
    async () => {
      const first = await signIn({ resource: 'desk' });
      const ended = new Promise<Connection>((resolve) => {
        first.on(
          'connectionChanged',
          (connection) => void (connection.state === 'offline' && resolve(connection)),
        );
      });
      const second = await signIn({ resource: 'desk' });
      expect(await ended).toMatchObject({ state: 'offline', fault: { code: 'Conflict' } });
      expect([first.state, second.state]).toEqual(['Terminated', 'Established']);
      await second.getProvisioningData();
      await second.terminate();
    },
  );

  test.skipIf(missing)('the chat service is found from the address', async () => {
    const user = await signIn({});
    const { persistentChatConfiguration } = await user.getProvisioningData();
    expect(persistentChatConfiguration.persistentChatUris).toContain(server.chatService);
    await user.terminate();
  });
});
