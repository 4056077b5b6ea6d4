import { expect, test } from 'vitest';
import { Person } from '#test/support/person.ts';
import { Desk, dataFolder, ownServer } from '../desk.ts';
import { comesIn, isIn } from './people.ts';

test('who is made a member is invited, enters by accepting, and the invitation is gone', async () => {
  const server = await ownServer();
  const ana = await comesIn(server, 'ana');
  const ben = await comesIn(server, 'ben');
  const arrived = ben.next('roomInvitations.arrived');
  const { room } = await ana.ask('rooms.create', {
    name: 'Panel',
    members: ['ana@localhost', 'ben@localhost'],
  });
  expect((await arrived).invitation).toMatchObject({ room, name: 'Panel' });
  expect((await ben.ask('app.snapshot', {})).roomInvitations).toMatchObject([{ room }]);
  await ben.ask('roomInvitations.accept', { room });
  expect(await ben.room(room)).toMatchObject({ followed: true, state: 'Established' });
  expect((await ben.ask('app.snapshot', {})).roomInvitations).toEqual([]);
});

test('an invitation that came while somebody was away waits for them, and is no more after it was declined', async () => {
  const server = await ownServer();
  const ana = await comesIn(server, 'ana');
  const data = dataFolder();
  const ben = await comesIn(server, 'ben', data);
  await ben.close();
  const members = ['ana@localhost', 'ben@localhost'];
  const { room } = await ana.ask('rooms.create', { name: 'Panel', members });

  const back = await Desk.open(data);
  const arrived = back.next('roomInvitations.arrived');
  back.app.connect();
  expect((await arrived).invitation).toMatchObject({ room, name: 'Panel' });
  await back.ask('roomInvitations.decline', { room });
  await back.close();

  const again = await Desk.open(data);
  const known = again.next('service.changed');
  again.app.connect();
  await known;
  expect((await again.ask('app.snapshot', {})).roomInvitations).toEqual([]);
  await expect(again.ask('rooms.join', { room })).resolves.toEqual({});
});

test('an invitation to a room that was lost meanwhile goes, and the name of the room with it', async () => {
  const server = await ownServer();
  const data = dataFolder();
  const ana = await comesIn(server, 'ana');
  const ben = await comesIn(server, 'ben', data);
  const arrived = ben.next('roomInvitations.arrived');
  const members = ['ana@localhost', 'ben@localhost'];
  const { room } = await ana.ask('rooms.create', { name: 'Hidden', privacy: 'Secret', members });
  await arrived;
  await ben.close();
  await ana.ask('rooms.save', { room, changes: { members: ['ana@localhost'] } });

  const back = await Desk.open(data);
  const changed = back.next('roomInvitations.changed');
  back.app.connect();
  expect(await changed).toEqual({ invitations: [] });
});

test('somebody asks to join, those who manage the room are told, and let them in', async () => {
  const server = await ownServer();
  const ana = await comesIn(server, 'ana');
  const ben = await comesIn(server, 'ben');
  const { room } = await ana.ask('rooms.create', { name: 'Panel', privacy: 'Closed' });
  await isIn(ana, room);
  expect((await ben.ask('rooms.card', { room })).card).toMatchObject({ mayAskToJoin: true });
  const told = ana.next('roomRequests.changed', ({ requests }) => requests.length > 0);
  await ben.ask('rooms.askToJoin', { room, words: 'Let me in' });
  const { requests } = await told;
  expect(requests).toMatchObject([
    { kind: 'membership', room, address: 'ben@localhost', words: 'Let me in' },
  ]);
  const [request] = (await ana.ask('rooms.requests', { room })).requests;
  if (!request) throw new Error('Nobody waits.');
  const invited = ben.next('roomInvitations.arrived');
  await ana.ask('rooms.answerRequest', { request, allow: true });
  expect((await ana.ask('app.snapshot', {})).roomRequests).toEqual([]);
  await invited;
  await ben.ask('roomInvitations.accept', { room });
});

test('who comes back to a room that they manage knows who waits in it', async () => {
  const server = await ownServer();
  const data = dataFolder();
  const ana = await comesIn(server, 'ana', data);
  const { room } = await ana.ask('rooms.create', { name: 'Panel', privacy: 'Closed' });
  await isIn(ana, room);
  await ana.close();
  const ben = await comesIn(server, 'ben');
  await ben.ask('rooms.askToJoin', { room, words: '' });

  const back = await Desk.open(data);
  const told = back.next('roomRequests.changed');
  back.app.connect();
  expect((await told).requests).toMatchObject([{ room, address: 'ben@localhost' }]);
});

test('in an auditorium somebody asks to present, and posts once they may', async () => {
  const server = await ownServer();
  const ana = await comesIn(server, 'ana');
  const ben = await comesIn(server, 'ben');
  const { room } = await ana.ask('rooms.create', { name: 'Hall', privacy: 'Open', behavior: 'Auditorium' });
  await ben.ask('rooms.follow', { room });
  expect(await ben.room(room)).toMatchObject({ canChat: false });
  const told = ana.next('roomRequests.changed');
  await ben.ask('rooms.askToPresent', { room, words: '' });
  const [request] = (await told).requests;
  if (!request) throw new Error('Nobody waits.');
  expect(request).toMatchObject({ kind: 'voice', address: 'ben@localhost' });
  const speaks = ben.until(room, (entry) => entry?.canChat === true);
  await ana.ask('rooms.answerRequest', { request, allow: true });
  await speaks;
});

test('a manager invites somebody into a closed room, who is a member from then on', async () => {
  const server = await ownServer();
  const ana = await comesIn(server, 'ana');
  const ben = await comesIn(server, 'ben');
  const { room } = await ana.ask('rooms.create', { name: 'Panel', privacy: 'Closed' });
  await isIn(ana, room);
  const arrived = ben.next('roomInvitations.arrived');
  await ana.ask('rooms.invite', { room, addresses: ['ben@localhost'], reason: 'We need you' });
  await arrived;
  await ben.ask('roomInvitations.accept', { room });
  const { record } = await ana.ask('rooms.read', { room });
  expect(record.information.members).toContain('ben@localhost');
});

test('who gives up a membership is out, and nothing of the room stays', async () => {
  const server = await ownServer();
  const ana = await Person.signsIn(server.chat, 'ana');
  const ben = await comesIn(server, 'ben');
  const room = await ana.opens({ name: 'Panel', privacy: 'Closed', members: [ana.address, 'ben@localhost'] });
  await ben.ask('rooms.follow', { room });
  const stored = ben.next('messages.stored');
  await ana.says(room, 'a word between us');
  await stored;
  await ben.ask('rooms.resign', { room });
  expect(await ben.room(room)).toBeUndefined();
  expect(
    (await ben.ask('messages.search', { search: { text: 'between', order: 'time' }, limit: 10 })).hits,
  ).toEqual([]);
  await expect(ben.ask('rooms.join', { room })).rejects.toMatchObject({ fault: { code: 'ErrorPermission' } });
  await ana.leaves();
});

test('who manages a room no longer is not told who waits in it', async () => {
  const server = await ownServer();
  const ana = await comesIn(server, 'ana');
  const ben = await comesIn(server, 'ben');
  await server.address('cleo');
  const lists = { members: ['ana@localhost', 'ben@localhost'], managers: ['ana@localhost', 'ben@localhost'] };
  const { room } = await ana.ask('rooms.create', { name: 'Panel', ...lists });
  await ben.ask('rooms.follow', { room });
  await ben.until(room, (entry) => entry?.canManage === true);
  const cleo = await comesIn(server, 'cleo');
  const told = ben.next('roomRequests.changed', ({ requests }) => requests.length === 1);
  await cleo.ask('rooms.askToJoin', { room, words: '' });
  await told;
  const forgotten = ben.next('roomRequests.changed', ({ requests }) => requests.length === 0);
  await ana.ask('rooms.save', { room, changes: { managers: ['ana@localhost'] } });
  await forgotten;
  expect(await ben.room(room)).toMatchObject({ canManage: false });
});

test('what one account waits for is told to nobody once another is shown', async () => {
  const server = await ownServer();
  const ana = await comesIn(server, 'ana');
  const ben = await comesIn(server, 'ben');
  const arrived = ben.next('roomInvitations.arrived');
  const members = ['ana@localhost', 'ben@localhost'];
  const { room } = await ana.ask('rooms.create', { name: 'Hidden', privacy: 'Secret', members });
  await arrived;
  const told = ben.next('service.changed');
  await ben.signsIn(server, 'cleo');
  await told;
  const { roomInvitations, roomRequests } = await ben.ask('app.snapshot', {});
  expect({ roomInvitations, roomRequests }).toEqual({ roomInvitations: [], roomRequests: [] });
  await expect(ben.ask('rooms.card', { room })).rejects.toMatchObject({ fault: { code: 'NoSuchNode' } });
  await ben.ask('account.switchTo', { address: 'ben@localhost' });
  expect((await ben.ask('app.snapshot', {})).roomInvitations).toMatchObject([{ room, name: 'Hidden' }]);
});
