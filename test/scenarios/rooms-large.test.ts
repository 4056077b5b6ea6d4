import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApplicationEndpoint } from '#electron/chat/index.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';

let server: PerchServer;
beforeAll(async () => {
  server = await startPerchServer();
  const operator = new ApplicationEndpoint({ ...server.operator, webSocket: server.webSocket });
  await operator.establish();
  await operator.commands.execute('urn:perch:chat:1#limits', { 'large-room': '2' }, server.chatService);
  await operator.terminate();
});
afterAll(() => server?.stop());

test('in a room too large to tell who is there, everybody is asked for, and messages say whose they are', async () => {
  const ana = await Person.signsIn(server, 'ana');
  const ben = await Person.signsIn(server, 'ben');
  const cleo = await Person.signsIn(server, 'cleo');
  const room = await ana.opens({ name: 'Square', privacy: 'Open' });
  await ben.joins(room);
  const turned = new Promise((resolve) => ana.session(room).on('rosterHiddenChanged', resolve));
  await cleo.joins(room);
  expect(await turned).toBe(true);
  expect(ana.session(room).participants.map(({ person }) => person.id)).toEqual([ana.address]);
  const everybody = await ana.session(room).getHiddenParticipantList();
  expect(everybody.map(({ person }) => person.id).toSorted()).toEqual(
    [ana.address, ben.address, cleo.address].toSorted(),
  );
  expect(everybody.find(({ self }) => self)?.person.id).toBe(ana.address);

  const heard = new Promise((resolve) =>
    cleo.session(room).on('chatMessageReceived', ({ author }) => resolve(author)),
  );
  await ben.says(room, 'Who am I?');
  expect(await heard).toMatchObject({ id: ben.address });
  const [archived] = await cleo.reads(room);
  expect(archived?.author.id).toBe(ben.address);

  const small = new Promise((resolve) => ana.session(room).on('rosterHiddenChanged', resolve));
  await cleo.leaves();
  await ben.leaves();
  expect(await small).toBe(false);
  expect(ana.session(room).participants.map(({ person }) => person.id)).toEqual([ana.address]);
  expect(await ana.session(room).getHiddenParticipantList()).toEqual(ana.session(room).participants);
  await ana.leaves();
});
