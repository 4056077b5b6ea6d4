import { expect, test } from 'vitest';
import { Desk, dataFolder, ownServer } from './desk.ts';

test('everything is read by one question, in every room', async () => {
  const server = await ownServer();
  const ana = await Desk.open(dataFolder());
  await ana.signsIn(server, 'ana');
  const ben = await Desk.open(dataFolder());
  await ben.signsIn(server, 'ben');
  const rooms: string[] = [];
  for (const name of ['One', 'Two']) {
    const { room } = await ana.ask('rooms.create', { name, privacy: 'Open' });
    await ben.ask('rooms.follow', { room });
    await ana.ask('outbox.send', { room, text: 'Hello', importance: 'Regular' });
    await ben.until(room, (entry) => entry?.unread === 1);
    rooms.push(room);
  }
  await ben.ask('rooms.markAllRead', {});
  for (const room of rooms) await ben.until(room, (entry) => entry?.unread === 0);
  expect((await ben.ask('app.snapshot', {})).rooms.every(({ unread }) => unread === 0)).toBe(true);
});
