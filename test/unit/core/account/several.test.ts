import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderName } from '#electron/core/account/account-folder.ts';
import { password } from '#test/support/chat-server.ts';
import { Desk, dataFolder, type OwnServer, ownServer } from '../desk.ts';

interface Both {
  readonly server: OwnServer;
  readonly data: string;
  readonly desk: Desk;
  /** A room of Ana's, with a word in it. */
  readonly room: string;
}

/** Ana and then Ben signed in on one device; Ben is shown. */
async function both(): Promise<Both> {
  const server = await ownServer();
  const data = dataFolder();
  const desk = await Desk.open(data);
  await desk.signsIn(server, 'ana');
  const room = await desk.creates('Hers', 'Secret');
  await desk.ask('outbox.send', { room, text: 'between us', importance: 'Regular' });
  await desk.next('messages.stored');
  await desk.signsIn(server, 'ben');
  return { server, data, desk, room };
}

function secretsIn(data: string): readonly string[] {
  return Object.keys(JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')));
}

test('a second account comes beside the first, and one is shown', async () => {
  const { desk, data } = await both();
  const { account, accounts } = await desk.ask('app.snapshot', {});
  expect(account?.address).toBe('ben@localhost');
  expect(accounts.map(({ address }) => address)).toEqual(['ana@localhost', 'ben@localhost']);
  expect(secretsIn(data)).toEqual(['keys of ana@localhost', 'keys of ben@localhost']);
});

test('switching back shows what the first one had at once, connects it, and shows nothing of it to the other', async () => {
  const { desk, room } = await both();
  const online = desk.next('connection.changed', ({ state }) => state === 'online');
  await desk.ask('account.switchTo', { address: 'ana@localhost' });
  expect(await desk.texts(room)).toEqual(['between us']);
  await online;
  await desk.ask('account.switchTo', { address: 'ben@localhost' });
  expect((await desk.ask('app.snapshot', {})).rooms).toEqual([]);
  expect(
    (await desk.ask('messages.search', { search: { text: 'between', order: 'time' }, limit: 10 })).hits,
  ).toEqual([]);
});

test('the badge counts for whoever is shown, and for nobody when nobody is', async () => {
  const { desk, server } = await both();
  const desks = await desk.creates('Desk');
  const ana = await Desk.open(dataFolder());
  await ana.signsIn(server, 'ana');
  await ana.ask('rooms.join', { room: desks });
  await ana.ask('outbox.send', { room: desks, text: 'for Ben', importance: 'Regular' });
  await desk.until(desks, (entry) => entry?.unread === 1);
  expect(desk.badge).toBe(1);
  await desk.ask('account.switchTo', { address: 'ana@localhost' });
  await desk.next('connection.changed', ({ state }) => state === 'online');
  expect(desk.badge).toBe(0);
  await desk.ask('account.switchTo', { address: 'ben@localhost' });
  expect(desk.badge).toBe(1);
  await desk.ask('account.signOut', { forget: false });
  expect(desk.badge).toBe(0);
});

test('while the server is away one can switch all the same, and read', async () => {
  const { desk, server, room } = await both();
  await server.stop();
  await desk.ask('account.switchTo', { address: 'ana@localhost' });
  expect(await desk.texts(room)).toEqual(['between us']);
});

test('a restart shows the one who was shown last', async () => {
  const { desk, data } = await both();
  await desk.ask('account.switchTo', { address: 'ana@localhost' });
  await desk.close();
  const again = await Desk.open(data);
  expect((await again.ask('app.snapshot', {})).account?.address).toBe('ana@localhost');
});

test('removing an account that is not shown takes its data and its secrets, and the other goes on', async () => {
  const { desk, data } = await both();
  const folder = join(data, 'accounts', folderName('ana@localhost'));
  expect(existsSync(folder)).toBe(true);
  await desk.ask('account.remove', { address: 'ana@localhost' });
  expect(existsSync(folder)).toBe(false);
  expect(secretsIn(data)).toEqual(['keys of ben@localhost']);
  const { accounts, connection } = await desk.ask('app.snapshot', {});
  expect(accounts.map(({ address }) => address)).toEqual(['ben@localhost']);
  expect(connection.state).toBe('online');
  await expect(desk.ask('account.switchTo', { address: 'ana@localhost' })).rejects.toMatchObject({
    fault: { code: 'InvalidArgument' },
  });
});

test.each(['..', '.', 'accounts', '../..', 'cleo@localhost'])(
  'removing %s, which is no account of this device, removes nothing',
  async (address) => {
    const { desk, data, room } = await both();
    await expect(desk.ask('account.remove', { address })).rejects.toMatchObject({
      fault: { code: 'InvalidArgument' },
    });
    expect(secretsIn(data)).toEqual(['keys of ana@localhost', 'keys of ben@localhost']);
    await desk.ask('account.switchTo', { address: 'ana@localhost' });
    expect(await desk.texts(room)).toEqual(['between us']);
  },
);

test('removing the shown one shows nobody, and the other can be chosen', async () => {
  const { desk, data, room } = await both();
  await desk.ask('account.remove', { address: 'ben@localhost' });
  expect(await desk.ask('app.snapshot', {})).toMatchObject({
    account: null,
    connection: { state: 'signed out' },
    accounts: [{ address: 'ana@localhost' }],
  });
  expect(existsSync(join(data, 'accounts', folderName('ben@localhost')))).toBe(false);
  await desk.ask('account.switchTo', { address: 'ana@localhost' });
  expect(await desk.texts(room)).toEqual(['between us']);
});

test('who cannot sign in takes nobody’s place', async () => {
  const { desk, server } = await both();
  const address = await server.address('cleo');
  const wrong = { address, password: 'wrong', webSocket: server.chat.webSocket };
  await expect(desk.ask('account.signIn', wrong)).rejects.toMatchObject({ fault: { code: 'NotAuthorized' } });
  const { account, accounts, connection } = await desk.ask('app.snapshot', {});
  expect(account?.address).toBe('ben@localhost');
  expect(accounts).toHaveLength(2);
  expect(connection.state).toBe('online');
});

test('an account whose secret is gone is readable, and comes back by its password alone: its server is known', async () => {
  const { desk, data, room } = await both();
  writeFileSync(join(data, 'secrets.json'), '{}');
  const offline = desk.next('connection.changed', ({ state }) => state === 'offline');
  await desk.ask('account.switchTo', { address: 'ana@localhost' });
  expect(await offline).toMatchObject({ fault: { code: 'NotAuthorized' } });
  expect(await desk.texts(room)).toEqual(['between us']);
  await desk.ask('account.signIn', { address: 'ana@localhost', password });
  expect((await desk.ask('app.snapshot', {})).connection.state).toBe('online');
});

test('where the server was found at an earlier time it is looked for first', async () => {
  const { desk, data, server } = await both();
  await desk.close();
  const file = join(data, 'accounts.json');
  const kept = JSON.parse(readFileSync(file, 'utf8'));
  for (const account of kept.accounts) {
    account.foundWebSocket = server.chat.webSocket;
    delete account.webSocket;
  }
  writeFileSync(file, JSON.stringify(kept));
  const again = await Desk.open(data);
  const online = again.next('connection.changed', ({ state }) => state === 'online');
  again.app.connect();
  await online;
});
