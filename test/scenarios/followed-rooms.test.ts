import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { Person } from '#test/support/person.ts';

describe.each(chatServers)('Followed rooms on $name', ({ start, missing }) => {
  let server: ChatServer;
  beforeAll(async () => {
    if (!missing) server = await start();
  });
  afterAll(() => server?.stop());

  test.skipIf(missing)('the list of one device arrives on the second, at once and after', async () => {
    const phone = await Person.signsIn(server, 'ana', { resource: 'phone' });
    const desk = await phone.opens({ name: 'Desk', privacy: 'Open' });
    const lobby = await phone.opens({ name: 'Lobby', privacy: 'Open' });
    await phone.chat.services.followedRooms.follow(desk, 'Desk');

    const laptop = await Person.returns(server, phone.address, { resource: 'laptop' });
    const list = laptop.chat.services.followedRooms;
    expect(await list.list()).toEqual([{ room: desk, name: 'Desk', autojoin: true }]);

    const added = new Promise((resolve) => list.on('followedRoomAdded', resolve));
    await phone.chat.services.followedRooms.follow(lobby, 'Lobby');
    expect(await added).toEqual({ room: lobby, name: 'Lobby', autojoin: true });

    const removed = new Promise((resolve) => list.on('followedRoomRemoved', resolve));
    await phone.chat.services.followedRooms.unfollow(desk);
    expect(await removed).toBe(desk);
    await laptop.leaves();
    const later = await Person.returns(server, phone.address, { resource: 'laptop' });
    const [only, ...others] = await later.chat.services.followedRooms.list();
    expect([only?.room, others]).toEqual([lobby, []]);
    await Promise.all([phone.leaves(), later.leaves()]);
  });

  test.skipIf(missing)('thirty followed rooms are all still there after signing in again', async () => {
    const ana = await Person.signsIn(server, 'ana');
    const rooms = Array.from({ length: 30 }, (_, index) => `room${index}@${server.chatService}`);
    for (const room of rooms) await ana.chat.services.followedRooms.follow(room, room);
    await ana.leaves();
    const again = await Person.returns(server, ana.address);
    const list = await again.chat.services.followedRooms.list();
    expect(list.map(({ room }) => room).sort()).toEqual([...rooms].sort());
    await again.leaves();
  });

  test.skipIf(missing)(
    'what of a room may alert, and that it is a favourite, is the same on both devices, and can be taken back',
    async () => {
      const phone = await Person.signsIn(server, 'ana', { resource: 'phone' });
      const room = `desk@${server.chatService}`;
      const { followedRooms: here } = phone.chat.services;
      await here.follow(room, 'Desk');
      const laptop = await Person.returns(server, phone.address, { resource: 'laptop' });
      const { followedRooms: there } = laptop.chat.services;
      expect((await there.list()).map(({ alertLevel }) => alertLevel)).toEqual([undefined]);
      for (const level of ['important', 'nothing', 'mentions', 'all', null] as const) {
        const told = new Promise<void>((resolve) => {
          const off = there.on('followedRoomsChanged', ([only]) => {
            if (only?.alertLevel !== (level ?? undefined)) return;
            off();
            resolve();
          });
        });
        await here.setAlertLevel(room, level);
        await told;
      }
      const pinned = new Promise<void>((resolve) => {
        const off = there.on('followedRoomsChanged', ([only]) => {
          if (!only?.pinned) return;
          off();
          resolve();
        });
      });
      await here.setPinned(room, true);
      await pinned;
      await here.setPinned(room, false);
      expect(await here.list()).toEqual([{ room, name: 'Desk', autojoin: true }]);
      await expect(here.setAlertLevel(`other@${server.chatService}`, 'all')).rejects.toMatchObject({
        fault: { code: 'NoSuchNode' },
      });
      await Promise.all([phone.leaves(), laptop.leaves()]);
    },
  );

  test.skipIf(missing)(
    'where one wants a room in the list is the same on both devices, beside what is said of its alerts',
    async () => {
      const phone = await Person.signsIn(server, 'ana', { resource: 'phone' });
      const room = `desk@${server.chatService}`;
      const { followedRooms: here } = phone.chat.services;
      await here.follow(room, 'Desk');
      const laptop = await Person.returns(server, phone.address, { resource: 'laptop' });
      const { followedRooms: there } = laptop.chat.services;
      await there.list();
      const told = new Promise<void>((resolve) => {
        there.on('followedRoomsChanged', ([only]) => {
          if (only?.alertLevel && only.pinned && only.group && only.order !== undefined) resolve();
        });
      });
      // At once: none of them undoes another.
      await Promise.all([
        here.setAlertLevel(room, 'nothing'),
        here.setPlace(room, { group: 'First thing', order: -7 }),
        here.setPinned(room, true),
      ]);
      await told;
      const said = { room, name: 'Desk', autojoin: true, alertLevel: 'nothing', pinned: true };
      expect(await there.list()).toEqual([{ ...said, group: 'First thing', order: -7 }]);
      await here.setPlace(room, {});
      await laptop.leaves();
      const later = await Person.returns(server, phone.address, { resource: 'laptop' });
      expect(await later.chat.services.followedRooms.list()).toEqual([said]);
      await Promise.all([phone.leaves(), later.leaves()]);
    },
  );

  test.skipIf(missing)('nobody else can read the list', async () => {
    const ana = await Person.signsIn(server, 'ana');
    const ben = await Person.signsIn(server, 'ben');
    await ana.chat.services.followedRooms.follow(`private@${server.chatService}`, 'Private');
    expect(await ben.chat.services.followedRooms.list()).toEqual([]);
    await Promise.all([ana.leaves(), ben.leaves()]);
  });
});
