import { expect, test } from 'vitest';
import { Person } from '#test/support/person.ts';
import { Desk, dataFolder, type OwnServer, ownServer } from './desk.ts';

/** Ben in Perch, in a closed room of Ana's where a word was said. */
async function benInAnasRoom(server: OwnServer, data = dataFolder()) {
  const ana = await Person.signsIn(server.chat, 'ana');
  const room = await ana.opens({ name: 'Panel', privacy: 'Closed' });
  await ana.chat.management.addUsersOrGroupsToRole('Member', room, [await server.address('ben')]);
  const ben = await Desk.open(data);
  await ben.signsIn(server, 'ben');
  await ben.ask('rooms.follow', { room });
  await ben.until(room, (entry) => entry?.followed === true && entry.state === 'Established');
  const stored = ben.next('messages.stored');
  await ana.says(room, 'a word between us');
  await stored;
  return { ana, ben, room };
}

test('what others say is stored, counted, alerted and on the badge', async () => {
  const server = await ownServer();
  const { ana, ben, room } = await benInAnasRoom(server);
  const alert = ben.next('alert.raised');
  const counted = ben.until(room, (entry) => entry?.unread === 2);
  await ana.says(room, 'and another');
  expect(await alert).toMatchObject({ room, text: 'and another', shownByHost: false });
  await counted;
  expect(ben.badge).toBe(2);
  await ana.leaves();
});

test('a room that the person looks at raises no alert, and what is read is no longer counted', async () => {
  const server = await ownServer();
  const { ana, ben, room } = await benInAnasRoom(server);
  const before = ben.notified.length;
  await ben.ask('rooms.looking', { room });
  const stored = ben.next('messages.stored');
  await ana.says(room, 'you see this');
  const { messages } = await stored;
  expect(ben.notified).toHaveLength(before);
  await ben.ask('rooms.markRead', { room, upTo: messages[0]?.key ?? 0 });
  expect(await ben.room(room)).toMatchObject({ unread: 0, readUpTo: messages[0]?.key });
  await ana.leaves();
});

test('a click on a notification shows the very message', async () => {
  const server = await ownServer();
  const { ana, ben, room } = await benInAnasRoom(server);
  const { key } = await raised(ben, () => ana.says(room, 'click me'));
  const shown = ben.next('room.show');
  ben.notified.at(-1)?.onClick();
  expect(await shown).toEqual({ room, key });
  await ana.leaves();
});

async function raised(desk: Desk, act: () => Promise<unknown>) {
  const alert = desk.next('alert.raised');
  await act();
  return alert;
}

test('who wants no alerts gets none', async () => {
  const server = await ownServer();
  const { ana, ben, room } = await benInAnasRoom(server);
  const before = ben.notified.length;
  await ben.ask('app.remember', { alerts: false });
  const stored = ben.next('messages.stored');
  await ana.says(room, 'quiet');
  await stored;
  expect(ben.notified).toHaveLength(before);
  await ana.leaves();
});

test('who loses membership while there loses the room with everything that was said in it, at once', async () => {
  const server = await ownServer();
  const { ana, ben, room } = await benInAnasRoom(server);
  const gone = ben.until(room, (entry) => entry === undefined);
  await ana.chat.management.removeUsersOrGroupsFromRole('Member', room, ['ben@localhost']);
  await gone;
  expect(
    (await ben.ask('messages.search', { search: { text: 'between', order: 'time' }, limit: 10 })).hits,
  ).toEqual([]);
  expect(await ben.texts(room)).toEqual([]);
  await ana.leaves();
});

test('who lost membership while away finds the room sealed, and gets it back by being let in again', async () => {
  const server = await ownServer();
  const data = dataFolder();
  const { ana, ben, room } = await benInAnasRoom(server, data);
  await ben.close();
  await ana.chat.management.removeUsersOrGroupsFromRole('Member', room, ['ben@localhost']);

  const back = await Desk.open(data);
  expect(await back.texts(room)).toEqual(['a word between us']);
  const sealed = back.until(room, (entry) => entry === undefined);
  back.app.connect();
  await sealed;
  expect(
    (await back.ask('messages.search', { search: { text: 'between', order: 'time' }, limit: 10 })).hits,
  ).toEqual([]);
  await expect(back.texts(room)).rejects.toMatchObject({ fault: { code: 'NoSuchNode' } });
  await expect(back.ask('outbox.send', { room, text: 'x', importance: 'Regular' })).rejects.toThrow();

  await ana.chat.management.addUsersOrGroupsToRole('Member', room, ['ben@localhost']);
  await back.ask('rooms.join', { room });
  expect(await back.texts(room)).toEqual(['a word between us']);
  await ana.leaves();
});

test('a room that is left is off the list, here and on the server', async () => {
  const server = await ownServer();
  const data = dataFolder();
  const { ana, ben, room } = await benInAnasRoom(server, data);
  await ben.ask('rooms.leave', { room });
  expect(await ben.room(room)).toBeUndefined();
  await ben.close();
  const again = await Desk.open(data);
  const online = again.next('connection.changed', ({ state }) => state === 'online');
  again.app.connect();
  await online;
  expect(await again.room(room)).toBeUndefined();
  await ana.leaves();
});

test('a room that is followed on one device appears on the other', async () => {
  const server = await ownServer();
  const { ana, ben, room } = await benInAnasRoom(server);
  const phone = await Desk.open(dataFolder());
  await phone.signsIn(server, 'ben');
  await phone.until(room, (entry) => entry?.followed === true && entry.state === 'Established');
  expect(await phone.texts(room)).toEqual(['a word between us']);
  const gone = phone.until(room, (entry) => entry === undefined);
  await ben.ask('rooms.unfollow', { room });
  await gone;
  expect(await ben.room(room)).toMatchObject({ followed: false, state: 'Established' });
  await ana.leaves();
});

test('a room that does not exist is not put on the list', async () => {
  const server = await ownServer();
  const desk = await Desk.open(dataFolder());
  await desk.signsIn(server, 'ana');
  const room = 'nowhere@rooms.localhost';
  await expect(desk.ask('rooms.join', { room })).rejects.toMatchObject({ fault: { code: 'NoSuchNode' } });
  await expect(desk.ask('rooms.follow', { room })).rejects.toMatchObject({ fault: { code: 'NoSuchNode' } });
  expect(await desk.room(room)).toBeUndefined();
});

test('people in a room are told to who asks', async () => {
  const server = await ownServer();
  const { ana, ben, room } = await benInAnasRoom(server);
  const { occupants } = await ben.ask('rooms.occupants', { room });
  expect(occupants.map(({ person, self }) => [person.id, self]).sort()).toEqual([
    ['ana@localhost', false],
    ['ben@localhost', true],
  ]);
  await ana.leaves();
});

test('rooms are found by their words, and a new one is followed by who made it', async () => {
  const server = await ownServer();
  const desk = await Desk.open(dataFolder());
  await desk.signsIn(server, 'ana');
  const { room } = await desk.ask('rooms.create', {
    name: 'Builds of the week',
    description: 'What was built',
    privacy: 'Open',
    behavior: 'Normal',
  });
  await desk.until(room, (entry) => entry?.followed === true && entry.canChat);
  const criteria = { text: 'built week', inDescription: true, words: 'all' } as const;
  const { rooms } = await desk.ask('rooms.search', { criteria, max: 50 });
  expect(rooms.map(({ address }) => address)).toEqual([room]);
});

test('history is fetched from the archive as far as somebody scrolls', async () => {
  const server = await ownServer();
  const ana = await Person.signsIn(server.chat, 'ana');
  const room = await ana.opens({ name: 'Long', privacy: 'Open' });
  const said = Array.from({ length: 260 }, (_, index) => `line ${index}`);
  for (const text of said) await ana.says(room, text);
  const desk = await Desk.open(dataFolder());
  await desk.signsIn(server, 'ben');
  await desk.ask('rooms.join', { room });
  const read: string[] = [];
  let page = await desk.ask('messages.page', { room, from: { at: 'newest' }, limit: 50 });
  for (;;) {
    read.unshift(...page.messages.map(({ text }) => text));
    const first = page.messages[0];
    if (page.reachedStart || !first) break;
    page = await desk.ask('messages.page', { room, from: { at: 'before', key: first.key }, limit: 50 });
  }
  expect(read).toEqual(said);
  await ana.leaves();
});

test('a page that cannot be completed says why, and shows what there is', async () => {
  const server = await ownServer();
  const data = dataFolder();
  const ana = await Person.signsIn(server.chat, 'ana');
  const room = await ana.opens({ name: 'Long', privacy: 'Open' });
  for (let index = 0; index < 150; index += 1) await ana.says(room, `line ${index}`);
  const desk = await Desk.open(data);
  await desk.signsIn(server, 'ben');
  await desk.ask('rooms.follow', { room });
  await desk.ask('messages.page', { room, from: { at: 'newest' }, limit: 10 });
  await ana.leaves();
  await desk.close();
  await server.stop();
  const offline = await Desk.open(data);
  const page = await offline.ask('messages.page', { room, from: { at: 'newest' }, limit: 200 });
  expect(page.messages.at(-1)?.text).toBe('line 149');
  expect(page.reachedStart).toBe(false);
  expect(page.older?.text).toMatch(/back/);
});
