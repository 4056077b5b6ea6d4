import { expect, test } from 'vitest';
import type { RoomEntry } from '#electron/bridge/contract.ts';
import { Person } from '#test/support/person.ts';
import { Desk, dataFolder, ownServer } from '../desk.ts';

const isIn = ({ state }: RoomEntry): boolean => state === 'Established';

/** Answers the notification of this message. */
function replies({ notified }: Desk, message: string, words: string): void {
  const { onReply } = notified.find(({ text }) => text === message) ?? {};
  if (!onReply) expect.fail('There is nothing to answer.');
  onReply(words);
}

test('an answer from a notification is said in the room of the alert alone, and by the way of all that is said', async () => {
  const server = await ownServer();
  const ana = await Person.signsIn(server.chat, 'ana');
  const rooms = [
    await ana.opens({ name: 'Desk', privacy: 'Open' }),
    await ana.opens({ name: 'Lobby', privacy: 'Open' }),
  ];
  await server.address('ben');
  const ben = await Desk.open(dataFolder(), { notifies: true });
  await ben.signsIn(server, 'ben');
  for (const room of rooms) {
    await ben.ask('rooms.follow', { room });
    await ben.until(room, (entry) => entry?.followed === true && entry.canChat && isIn(entry));
  }
  const [desk = '', lobby = ''] = rooms;
  const alert = ben.next('alert.raised', ({ text }) => text === 'Is anybody there?');
  await ana.says(desk, 'Is anybody there?');
  await alert;
  // Whatever is looked at or said since.
  await ben.ask('rooms.looking', { room: lobby });
  const kept = ben.next('outbox.changed', ({ entries }) => entries.length > 0);
  replies(ben, 'Is anybody there?', '  I am  ');
  expect(await kept).toMatchObject({ room: desk, entries: [{ text: 'I am' }] });
  await ana.sees(desk, 'I am');
  expect(await ben.texts(lobby)).toEqual([]);
  await ana.leaves();
});

test('an answer that cannot go, because the room is lost, is not said elsewhere', async () => {
  const server = await ownServer();
  const ana = await Person.signsIn(server.chat, 'ana');
  const room = await ana.opens({ name: 'Desk', privacy: 'Open' });
  await server.address('ben');
  const ben = await Desk.open(dataFolder(), { notifies: true });
  await ben.signsIn(server, 'ben');
  await ben.ask('rooms.follow', { room });
  await ben.until(room, (entry) => entry?.followed === true && entry.canChat && isIn(entry));
  const alert = ben.next('alert.raised');
  await ana.says(room, 'Is anybody there?');
  await alert;
  await ben.ask('rooms.leave', { room });
  const shown = ben.next('room.show');
  replies(ben, 'Is anybody there?', 'I am');
  expect(await shown).toEqual({ room });
  expect((await ben.ask('app.snapshot', {})).outbox).toEqual([]);
  await ana.leaves();
});
