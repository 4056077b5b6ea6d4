import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApplicationEndpoint, type LocalEndpoint, UserEndpoint } from '#electron/chat/index.ts';
import { type ChatServer, password } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { startPerchServer } from '#test/support/perch-server.ts';

/** XEP-0133, 4.1. */
const addUser = 'http://jabber.org/protocol/admin#add-user';

const person = (server: ChatServer, address: string) =>
  new UserEndpoint({ address, credential: { password }, webSocket: server.webSocket });

interface Run {
  readonly server: ChatServer;
  readonly administrator: LocalEndpoint;
}

/** Ours has somebody who runs it; on the others the configuration names an administrator. */
async function start(kind: (typeof chatServers)[number]): Promise<Run> {
  if (kind.name !== 'Perch') {
    const server = await kind.start({ users: ['admin'] });
    return { server, administrator: person(server, 'admin@localhost') };
  }
  const server = await startPerchServer();
  const { operator, webSocket } = server;
  return { server, administrator: new ApplicationEndpoint({ ...operator, webSocket }) };
}

describe.each(chatServers)('Commands of $name', (kind) => {
  let server: ChatServer;
  let administrator: LocalEndpoint;
  beforeAll(async () => {
    if (kind.missing) return;
    ({ server, administrator } = await start(kind));
    await administrator.establish();
  });
  afterAll(async () => {
    await administrator?.terminate();
    await server?.stop();
  });

  const values = (name: string) => ({
    accountjid: `${name}@localhost`,
    password,
    'password-verify': password,
  });

  test.skipIf(kind.missing)(
    'an administrator finds the command of the standard, and makes an account by it',
    async () => {
      expect(await administrator.commands.list()).toContainEqual({ node: addUser, name: expect.any(String) });
      await administrator.commands.execute(addUser, values('newcomer'));
      const newcomer = person(server, 'newcomer@localhost');
      await newcomer.establish();
      await newcomer.terminate();
    },
  );

  test.skipIf(kind.missing)('what is not filled in right is refused with a sentence', async () => {
    const unlike = { ...values('unlike'), 'password-verify': 'another' };
    await expect(administrator.commands.execute(addUser, unlike)).rejects.toMatchObject({
      fault: { text: expect.stringMatching(/./) },
    });
  });

  test.skipIf(kind.missing)('it is not for everybody', async () => {
    const ana = person(server, await server.account('ana'));
    await ana.establish();
    const offered = await ana.commands.list();
    expect(offered.map(({ node }) => node)).not.toContain(addUser);
    await expect(ana.commands.execute(addUser, values('intruder'))).rejects.toMatchObject({
      fault: { code: expect.stringMatching(/ErrorPermission|NoSuchNode/) },
    });
    await ana.terminate();
  });
});
