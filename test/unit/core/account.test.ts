import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { password } from '#test/support/chat-server.ts';
import { Person } from '#test/support/person.ts';
import { Desk, dataFolder, ownServer } from './desk.ts';

test('the first start shows nobody, and waits for nothing', async () => {
  const desk = await Desk.open(dataFolder());
  expect(await desk.ask('app.snapshot', {})).toMatchObject({
    account: null,
    connection: { state: 'signed out' },
    rooms: [],
  });
  await expect(desk.ask('rooms.search', { criteria: {}, max: 50 })).rejects.toThrow('Sign in first.');
  await expect(desk.ask('messages.page', { room: 'a@b', from: { at: 'newest' }, limit: 10 })).rejects.toThrow(
    'Sign in first.',
  );
});

test('“This computer” starts the built-in server and follows its three rooms', async () => {
  const data = dataFolder();
  const desk = await Desk.open(data);
  await desk.ask('account.startHere', { displayName: 'Ada Lovelace' });
  const { account, connection } = await desk.ask('app.snapshot', {});
  for (const room of ['lobby', 'team', 'announcements']) {
    await desk.until(`${room}@${account?.chatService}`, (entry) => entry?.followed === true && entry.canChat);
  }
  expect(account).toMatchObject({
    address: expect.stringMatching(/^ada\.lovelace@[\w-]+\.internal$/),
    place: 'This computer',
  });
  expect(connection).toEqual({ state: 'online' });
  const token = JSON.parse(
    JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8'))['this computer'],
  ).token;
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(readFileSync(join(data, 'accounts.json'), 'utf8')).not.toContain(token);
});

test('after a restart the same person is on this computer again', async () => {
  const data = dataFolder();
  const first = await Desk.open(data);
  await first.ask('account.startHere', { displayName: 'Ada' });
  const lobby = await first.lobby();
  await first.until(lobby, (entry) => entry?.followed === true);
  await first.ask('outbox.send', {
    room: lobby,
    text: 'still here?',
    importance: 'Regular',
  });
  await first.next('messages.stored');
  await first.close();

  const second = await Desk.open(data);
  expect(await second.texts(lobby)).toEqual(['still here?']);
  second.app.connect();
  await second.until(lobby, (entry) => entry?.state === 'Established');
  await second.ask('outbox.send', { room: lobby, text: 'yes', importance: 'Regular' });
  await second.next('messages.stored');
  expect(await second.texts(lobby)).toEqual(['still here?', 'yes']);
});

test('a wrong password is said, and nothing is remembered of it', async () => {
  const server = await ownServer();
  const data = dataFolder();
  const desk = await Desk.open(data);
  const address = await server.address('ana');
  const signIn = desk.ask('account.signIn', { address, password: 'wrong', webSocket: server.chat.webSocket });
  await expect(signIn).rejects.toMatchObject({ fault: { code: 'NotAuthorized' } });
  expect(existsSync(join(data, 'accounts.json'))).toBe(false);
  expect(existsSync(join(data, 'secrets.json'))).toBe(false);
  await desk.signsIn(server, 'ana');
  expect((await desk.ask('app.snapshot', {})).account?.address).toBe('ana@localhost');
});

test('what is no address is refused before anything is asked of a network', async () => {
  const desk = await Desk.open(dataFolder());
  for (const address of ['ana', '@x', 'ana@', 'a b@c']) {
    await expect(desk.ask('account.signIn', { address, password: 'x' })).rejects.toMatchObject({
      fault: { code: 'InvalidArgument' },
    });
  }
});

test('the password is kept nowhere, and a restart signs in with what was derived from it', async () => {
  const server = await ownServer();
  const data = dataFolder();
  const first = await Desk.open(data);
  await first.signsIn(server, 'ana');
  await first.close();
  for (const file of readdirSync(data, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    expect(readFileSync(join(file.parentPath, file.name)).includes(password), file.name).toBe(false);
  }
  const second = await Desk.open(data);
  const online = second.next('connection.changed', ({ state }) => state === 'online');
  second.app.connect();
  await online;
});

test('with the keys gone the cache is readable, and the connection says what is needed', async () => {
  const server = await ownServer();
  const data = dataFolder();
  const first = await Desk.open(data);
  await first.signsIn(server, 'ana');
  const room = await first.creates('Desk');
  await first.ask('outbox.send', { room, text: 'kept', importance: 'Regular' });
  await first.next('messages.stored');
  await first.close();
  writeFileSync(join(data, 'secrets.json'), '{}');

  const second = await Desk.open(data);
  const offline = second.next('connection.changed', ({ state }) => state === 'offline');
  second.app.connect();
  expect(await offline).toMatchObject({ fault: { code: 'NotAuthorized' } });
  expect(await second.texts(room)).toEqual(['kept']);
});

test('signing out keeps the cache for the next time, and forgetting removes it', async () => {
  const server = await ownServer();
  const data = dataFolder();
  const desk = await Desk.open(data);
  await desk.signsIn(server, 'ana');
  const room = await desk.creates('Desk');
  await desk.ask('outbox.send', { room, text: 'a secret word', importance: 'Regular' });
  await desk.next('messages.stored');

  await desk.ask('account.signOut', { forget: false });
  expect(await desk.ask('app.snapshot', {})).toMatchObject({ account: null, rooms: [] });
  await desk.signsIn(server, 'ana');
  expect(await desk.texts(room)).toEqual(['a secret word']);

  await desk.ask('account.signOut', { forget: true });
  const left = readdirSync(data, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  for (const file of left) {
    const bytes = readFileSync(join(file.parentPath, file.name));
    expect(bytes.includes('a secret word'), file.name).toBe(false);
    expect(bytes.includes('clientKey'), file.name).toBe(false);
  }
});

test('one account takes the place of the other, and nothing of the first is shown to the second', async () => {
  const server = await ownServer();
  const desk = await Desk.open(dataFolder());
  await desk.signsIn(server, 'ana');
  const room = await desk.creates('Hers', 'Secret');
  await desk.ask('outbox.send', { room, text: 'between us', importance: 'Regular' });
  await desk.next('messages.stored');
  await desk.signsIn(server, 'ben');
  expect((await desk.ask('app.snapshot', {})).rooms).toEqual([]);
  expect(
    (await desk.ask('messages.search', { search: { text: 'between', order: 'time' }, limit: 10 })).hits,
  ).toEqual([]);
});

test('a server that is not there becomes a state, and the rooms come back when it does', async () => {
  const server = await ownServer();
  const data = dataFolder();
  const first = await Desk.open(data);
  await first.signsIn(server, 'ana');
  const room = await first.creates('Desk');
  await first.close();
  await server.stop();

  const second = await Desk.open(data);
  const waiting = second.next('connection.changed', ({ state }) => state === 'waiting');
  second.app.connect();
  await waiting;
  await second.ask('outbox.send', { room, text: 'written offline', importance: 'Regular' });
  expect((await second.ask('app.snapshot', {})).outbox.map(({ text }) => text)).toEqual(['written offline']);
  await server.start();
  const stored = second.next('messages.stored');
  await second.ask('connection.retry', {});
  expect((await stored).messages.map(({ text }) => text)).toEqual(['written offline']);
  const ana = await Person.returns(server.chat, 'ana@localhost');
  await ana.joins(room);
  expect((await ana.reads(room)).map(({ text }) => text)).toEqual(['written offline']);
  await ana.leaves();
});
