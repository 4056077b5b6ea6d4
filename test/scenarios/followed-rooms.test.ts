import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FollowedRoom } from '#electron/chat/index.ts';
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

    const told = changeOf(laptop);
    await phone.chat.services.followedRooms.follow(lobby, 'Lobby');
    expect((await told).map(({ room }) => room).sort()).toEqual([desk, lobby].sort());

    const toldAgain = changeOf(laptop);
    await phone.chat.services.followedRooms.unfollow(desk);
    expect((await toldAgain).map(({ room }) => room)).toEqual([lobby]);
    await Promise.all([phone.leaves(), laptop.leaves()]);
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

  test.skipIf(missing)('nobody else can read the list', async () => {
    const ana = await Person.signsIn(server, 'ana');
    const ben = await Person.signsIn(server, 'ben');
    await ana.chat.services.followedRooms.follow(`private@${server.chatService}`, 'Private');
    expect(await ben.chat.services.followedRooms.list()).toEqual([]);
    await Promise.all([ana.leaves(), ben.leaves()]);
  });
});

function changeOf(person: Person): Promise<readonly FollowedRoom[]> {
  return new Promise((resolve) => {
    const off = person.chat.services.followedRooms.on('followedRoomsChanged', (rooms) => {
      off();
      resolve(rooms);
    });
  });
}
