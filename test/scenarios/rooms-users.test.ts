import { afterAll, beforeAll, expect, test } from 'vitest';
import { PersistentChatEndpoint, type UserEndpoint } from '#electron/chat/index.ts';
import { startAdministered } from '#test/support/administration.ts';
import { password } from '#test/support/chat-server.ts';

let house: Awaited<ReturnType<typeof startAdministered>>;
const signedIn: UserEndpoint[] = [];

async function comes(name: string): Promise<PersistentChatEndpoint> {
  const user = await house.signIn(name, password);
  signedIn.push(user);
  const chat = new PersistentChatEndpoint(house.server.chatService, user);
  await chat.establish();
  return chat;
}

beforeAll(async () => {
  house = await startAdministered();
  await house.admin([
    'group',
    'add',
    'crew',
    '--name',
    'The crew',
    '--people',
    'quinn@localhost,root@localhost',
  ]);
  await house.admin(['group', 'add', 'empty']);
});
afterAll(async () => {
  await Promise.all(signedIn.map((user) => user.terminate()));
  await house?.stop();
});

const crew = {
  address: 'crew@groups.rooms.localhost',
  type: 'DirectoryGroup',
  name: 'The crew',
  people: ['quinn@localhost', 'root@localhost'],
};

test('an administrator finds everybody who has an account, and anybody by their address', async () => {
  const { users } = await comes('root');
  const all = await users.getUsers();
  expect(all.map(({ address }) => address)).toEqual(
    expect.arrayContaining(['quinn@localhost', 'root@localhost']),
  );
  expect(await users.getUser('root@localhost/some-device')).toMatchObject({ administrator: true });
  await expect(users.getUser('nobody@localhost')).rejects.toMatchObject({
    fault: { code: 'NoSuchPrincipal', values: ['nobody@localhost'] },
  });
});

test('and every group, with everybody who is in it', async () => {
  const { users } = await comes('root');
  const groups = await users.getUserGroups();
  expect(groups.find(({ address }) => address === crew.address)).toEqual(crew);
  expect(groups.find(({ address }) => address.startsWith('empty@'))?.people).toEqual([]);
  expect(await users.getUserGroup(crew.address)).toEqual(crew);
  await expect(users.getUserGroup('none@groups.rooms.localhost')).rejects.toMatchObject({
    fault: { code: 'NoSuchPrincipal' },
  });
});

test('whoever administers nothing is told neither', async () => {
  const { users } = await comes('quinn');
  for (const question of [
    () => users.getUsers(),
    () => users.getUser('root@localhost'),
    () => users.getUserGroups(),
    () => users.getUserGroup(crew.address),
  ])
    await expect(question()).rejects.toMatchObject({ fault: { code: 'ErrorPermission' } });
});
