import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Connection } from '#electron/bridge/contract.ts';
import { Desk, dataFolder, ownServer } from '../desk.ts';

/** Ana was signed in on this device; then what is remembered of her was changed. */
async function returning(change: Readonly<Record<string, unknown>>): Promise<[Desk, Connection]> {
  const server = await ownServer();
  const data = dataFolder();
  const desk = await Desk.open(data);
  await desk.signsIn(server, 'ana');
  const room = await desk.creates('Desk');
  await desk.ask('drafts.save', { room, text: 'kept', importance: 'Regular' });
  await desk.close();
  const file = join(data, 'accounts.json');
  const kept = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...kept, accounts: [{ ...kept.accounts[0], ...change }] }));
  const again = await Desk.open(data);
  const settled = again.next('connection.changed', ({ state }) => state === 'offline' || state === 'waiting');
  again.app.connect();
  return [again, await settled];
}

test.each([
  ['a server that is away is waited for', { webSocket: 'ws://127.0.0.1:1/' }, 'waiting', 'ConnectionRefused'],
  [
    'an address that is not encrypted needs somebody',
    { webSocket: 'ws://192.0.2.7/' },
    'offline',
    'InsecureConnection',
  ],
])('%s, and what is on this device stays readable', async (_what, change, state, code) => {
  const [desk, connection] = await returning(change);
  expect(connection).toMatchObject({ state, fault: { code } });
  expect((await desk.ask('app.snapshot', {})).drafts).toMatchObject([{ text: 'kept' }]);
});

test('a password that was changed elsewhere is asked for, and nothing is tried behind anybody’s back', async () => {
  const server = await ownServer();
  const data = dataFolder();
  const first = await Desk.open(data);
  await first.signsIn(server, 'ana');
  await first.close();
  await server.running().putAccount('ana', 'another password');
  const desk = await Desk.open(data);
  const offline = desk.next('connection.changed', ({ state }) => state === 'offline');
  desk.app.connect();
  expect(await offline).toMatchObject({ fault: { code: 'NotAuthorized' } });
  desk.app.wake();
  expect((await desk.ask('app.snapshot', {})).connection.state).toBe('offline');
  const triedAgain = desk.next('connection.changed', ({ state }) => state === 'connecting');
  const refused = desk.next('connection.changed', ({ state }) => state === 'offline');
  await desk.ask('connection.retry', {});
  await triedAgain;
  expect(await refused).toMatchObject({ fault: { code: 'NotAuthorized' } });
  await desk.ask('account.signIn', { address: 'ana@localhost', password: 'another password' });
  expect((await desk.ask('app.snapshot', {})).connection).toEqual({ state: 'online' });
});
