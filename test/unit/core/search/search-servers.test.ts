import { expect, test } from 'vitest';
import { Person } from '#test/support/person.ts';
import { Desk, dataFolder, ownServer } from '../desk.ts';

test('the server finds what this device does not hold, each once, and it is opened where it stands', async () => {
  const server = await ownServer();
  const ana = await Person.signsIn(server.chat, 'ana');
  const room = await ana.opens({ name: 'Birds', privacy: 'Open' });
  await ana.says(room, 'The first kestrel');
  await Promise.all(Array.from({ length: 160 }, (_, number) => ana.says(room, `Sparrow ${number}`)));
  await ana.says(room, 'The last kestrel', { importance: 'Alert' });
  const ben = await Desk.open(dataFolder());
  await ben.signsIn(server, 'ben');
  await ben.ask('rooms.follow', { room });
  await ben.until(room, (entry) => entry?.state === 'Established' && entry.lastAt !== undefined);
  const search = { text: 'kestrel', order: 'time' } as const;

  const stored = await ben.ask('messages.search', { search, limit: 50 });
  expect(stored.hits.map(({ message }) => message.text)).toEqual(['The last kestrel']);
  const found = await ben.ask('messages.searchServer', { search, limit: 50 });
  expect(found.hits.map(({ message, roomName }) => [roomName, message.text])).toEqual([
    ['Birds', 'The first kestrel'],
  ]);
  expect(found).toMatchObject({ total: 2, limited: false, searched: [room], unable: [] });

  const archiveId = found.hits[0]?.message.archiveId ?? '';
  const { messages } = await ben.ask('messages.page', {
    room,
    from: { at: 'archive id', archiveId },
    limit: 20,
  });
  expect(messages[0]?.text).toBe('The first kestrel');
  const again = await ben.ask('messages.searchServer', { search, limit: 50 });
  expect(again.hits).toEqual([]);

  const alert = { ...search, importance: 'Alert', by: 'nobody' } as const;
  expect(await ben.ask('messages.searchServer', { search: alert, limit: 50 })).toMatchObject({ hits: [] });
  await ana.leaves();
});

test('a room whose right to be read was lost is not searched, and a server that is away says so', async () => {
  const server = await ownServer();
  const ana = await Person.signsIn(server.chat, 'ana');
  const room = await ana.opens({ name: 'Birds', privacy: 'Open' });
  const nest = await ana.opens({ name: 'Nest', privacy: 'Open' });
  await ana.says(room, 'kestrel');
  const ben = await Desk.open(dataFolder());
  await ben.signsIn(server, 'ben');
  for (const one of [room, nest]) {
    await ben.ask('rooms.follow', { room: one });
    await ben.until(one, (entry) => entry?.state === 'Established');
  }
  const gone = ben.until(room, (entry) => entry === undefined);
  const settings = await ana.chat.management.getChatRoom(room);
  await ana.chat.management.updateChatRoom({ ...settings, privacy: 'Closed' });
  await gone;
  const search = { text: 'kestrel', order: 'time' } as const;
  const found = await ben.ask('messages.searchServer', { search, limit: 50 });
  expect(found).toEqual({ hits: [], total: 0, limited: false, searched: [nest], unable: [] });
  await ana.leaves();
  const away = ben.next('connection.changed', ({ state }) => state !== 'online');
  await server.stop();
  await away;
  const asked = ben.ask('messages.searchServer', { search, limit: 50 });
  await expect(asked).rejects.toMatchObject({ fault: { code: 'NotConnected' } });
});
