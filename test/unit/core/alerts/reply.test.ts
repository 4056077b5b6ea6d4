import { expect, test } from 'vitest';
import type { RoomEntry } from '#electron/bridge/contract.ts';
import { sendReply } from '#electron/core/alerts/send-reply.ts';
import type { Workspace } from '#electron/core/workspace.ts';
import type { HistorySearch } from '#electron/history/history.ts';
import type { Draft } from '#electron/model/draft.ts';
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
  replies(ben, 'Is anybody there?', '  I am  ');
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

test('an answer to a room that was opened since the notification waits in its field', async () => {
  const server = await ownServer();
  const ana = await Person.signsIn(server.chat, 'ana');
  const ben = await Desk.open(dataFolder(), { notifies: true });
  await ben.signsIn(server, 'ben');
  const room = await ana.opens({
    name: 'Desk',
    privacy: 'Closed',
    members: ['ana@localhost', 'ben@localhost'],
  });
  await ben.ask('rooms.follow', { room });
  await ben.until(room, (entry) => entry?.followed === true && entry.canChat && isIn(entry));
  const alert = ben.next('alert.raised');
  await ana.says(room, 'Is anybody there?');
  await alert;
  const information = await ana.chat.management.getChatRoom(room);
  await ana.chat.management.updateChatRoom({ ...information, privacy: 'Open' });
  await ben.until(room, (entry) => entry?.privacy === 'Open');
  const shown = ben.next('room.show');
  replies(ben, 'Is anybody there?', 'I am');
  await shown;
  expect(await ben.ask('app.snapshot', {})).toMatchObject({
    outbox: [],
    drafts: [{ room, text: 'I am', privacy: 'Closed' }],
  });
  await ana.leaves();
});

test('what somebody has begun to write stays when they answer from a notification', async () => {
  const server = await ownServer();
  const ana = await Person.signsIn(server.chat, 'ana');
  const room = await ana.opens({ name: 'Desk', privacy: 'Open' });
  await server.address('ben');
  const ben = await Desk.open(dataFolder(), { notifies: true });
  await ben.signsIn(server, 'ben');
  await ben.ask('rooms.follow', { room });
  await ben.until(room, (entry) => entry?.followed === true && entry.canChat && isIn(entry));
  const begun = { room, text: 'A long thought, half', importance: 'Regular' } as const;
  await ben.ask('drafts.save', begun);
  const alert = ben.next('alert.raised');
  await ana.says(room, 'Is anybody there?');
  await alert;
  replies(ben, 'Is anybody there?', 'I am');
  await ana.sees(room, 'I am');
  expect((await ben.ask('app.snapshot', {})).drafts).toEqual([begun]);
  await ana.leaves();
});

test('an answer that must not go unasked stands below what was begun in its field', () => {
  const [desk, panel] = ['desk@rooms.localhost', 'panel@rooms.localhost'];
  const entries = [{ address: desk }, { address: panel, name: 'Panel', companion: desk }];
  const drafts: Draft[] = [{ room: desk, text: 'Half a thought', importance: 'Regular' }];
  const told: unknown[] = [];
  const workspace = {
    sealed: { has: () => false },
    rooms: { get: (room: string) => entries.find(({ address }) => address === room), entries: () => entries },
    history: { search: ({ search }: HistorySearch) => ({ hits: search.rooms?.[0] === panel ? [1] : [] }) },
    outbox: {
      drafts: () => drafts,
      saveDraft: (draft: Draft) => drafts.splice(0, 1, draft),
    },
    tell: (name: string, body: unknown) => told.push({ name, body }),
  };
  // An answer that is refused reads no more of a workspace.
  sendReply(workspace as unknown as Workspace, desk, 'The merger is on Friday', 'Open');
  const kept = {
    room: desk,
    text: 'Half a thought\nThe merger is on Friday',
    importance: 'Regular',
    privacy: 'Open',
  };
  expect(drafts).toEqual([kept]);
  expect(told).toEqual([
    { name: 'draft.changed', body: kept },
    { name: 'room.show', body: { room: desk } },
  ]);
});
