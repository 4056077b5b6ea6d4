import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder, ownServer } from '../desk.ts';
import { comesIn } from './people.ts';

test('rooms are found part by part, by words and by what they are', async () => {
  const server = await ownServer();
  const ana = await comesIn(server, 'ana');
  for (const name of ['Desk one', 'Desk two', 'Desk three', 'Lobby']) await ana.ask('rooms.create', { name });
  await ana.ask('rooms.create', { name: 'Desk hall', privacy: 'Open', behavior: 'Auditorium' });
  const first = await ana.ask('rooms.search', { criteria: { text: 'desk' }, max: 2 });
  expect(first).toMatchObject({ total: 4, unanswered: [] });
  const { next = '' } = first;
  const second = await ana.ask('rooms.search', { criteria: { text: 'desk' }, after: next, max: 2 });
  expect(second).not.toHaveProperty('next');
  expect([...first.rooms, ...second.rooms].map(({ name }) => name).sort()).toEqual([
    ...['Desk hall', 'Desk one', 'Desk three', 'Desk two'],
  ]);
  const halls = await ana.ask('rooms.search', { criteria: { behavior: 'Auditorium' }, max: 50 });
  expect(halls.rooms.map(({ name }) => name)).toEqual(['Desk hall']);
});

test('mine, those that I manage, and where somebody is', async () => {
  const server = await ownServer();
  const ana = await comesIn(server, 'ana');
  const ben = await comesIn(server, 'ben');
  const { room } = await ana.ask('rooms.create', {
    name: 'Panel',
    members: ['ana@localhost', 'ben@localhost'],
  });
  const names = async (criteria: Parameters<typeof ben.ask<'rooms.search'>>[1]['criteria']) =>
    (await ben.ask('rooms.search', { criteria, max: 50 })).rooms.map(({ name }) => name);
  expect(await names({ mine: 'member' })).toEqual(['Panel']);
  expect(await names({ mine: 'invited' })).toEqual(['Panel']);
  expect(await names({ mine: 'manager' })).toEqual([]);
  await ana.until(room, (entry) => entry?.state === 'Established');
  expect(await names({ joinedUser: 'ana@localhost' })).toEqual(['Panel']);
});

test('a card tells of a room before it is entered; a secret one is none', async () => {
  const server = await ownServer();
  const ana = await comesIn(server, 'ana');
  const ben = await comesIn(server, 'ben');
  const { room } = await ana.ask('rooms.create', { name: 'Panel', description: 'Between us' });
  const { room: secret } = await ana.ask('rooms.create', { name: 'Hidden', privacy: 'Secret' });
  const { card } = await ben.ask('rooms.card', { room });
  expect(card).toMatchObject({
    ...{ name: 'Panel', description: 'Between us', privacy: 'Closed' },
    ...{ permissions: { CanView: true, CanJoin: false }, managers: [{ id: 'ana@localhost' }] },
  });
  await expect(ben.ask('rooms.card', { room: secret })).rejects.toMatchObject({
    fault: { code: 'NoSuchNode' },
  });
});

test('people are found by the beginning of a name', async () => {
  const server = await ownServer();
  const ana = await comesIn(server, 'ana');
  await server.address('berta');
  const { principals } = await ana.ask('people.find', { text: 'ber', max: 10 });
  expect(principals.map(({ address }) => address)).toEqual(['berta@localhost']);
});

test('what was found is on no disk', async () => {
  const server = await ownServer();
  const data = dataFolder();
  const ana = await comesIn(server, 'ana');
  const ben = await comesIn(server, 'ben', data);
  const { room } = await ana.ask('rooms.create', { name: 'Unmistakable' });
  await ben.ask('rooms.search', { criteria: { text: 'unmis' }, max: 50 });
  await ben.ask('rooms.card', { room });
  await ben.close();
  expect(filesWith(data, 'Unmistakable')).toEqual([]);
});

function filesWith(folder: string, word: string): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
  return paths.filter((path) => statSync(path).isFile() && readFileSync(path).includes(word));
}
