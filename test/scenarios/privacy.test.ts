import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Privacy } from '#electron/chat/index.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { Person } from '#test/support/person.ts';

describe.each(chatServers)('Privacy on $name', ({ start, missing }) => {
  let server: ChatServer;
  beforeAll(async () => {
    if (!missing) server = await start();
  });
  afterAll(() => server?.stop());

  const finds = async (person: Person, name: string): Promise<boolean> => {
    const rooms = await person.chat.services.browseChatRoomsByCriteria(name);
    return rooms.some((room) => room.name === name);
  };

  test.skipIf(missing).each<[Privacy]>([['Open'], ['Closed'], ['Secret']])(
    'a room that was made %s is %s',
    async (privacy) => {
      const ana = await Person.signsIn(server, 'ana');
      const room = await ana.opens({ name: `Kept ${privacy}`, description: 'What for', privacy });
      const properties = await ana.chat.services.getChatRoom(room);
      expect(properties).toMatchObject({
        name: `Kept ${privacy}`,
        privacy,
        behavior: 'Normal',
        archived: true,
      });
      await ana.leaves();
    },
  );

  test.skipIf(missing)('an open room is found and entered by a stranger', async () => {
    const ana = await Person.signsIn(server, 'ana');
    const ben = await Person.signsIn(server, 'ben');
    const room = await ana.opens({ name: 'Open house', privacy: 'Open' });
    expect(await finds(ben, 'Open house')).toBe(true);
    await ben.joins(room);
    await ben.says(room, 'May I?');
    await ana.sees(room, 'May I?');
    await Promise.all([ana.leaves(), ben.leaves()]);
  });

  test.skipIf(missing)('a closed room is found by a stranger and entered by members only', async () => {
    const ana = await Person.signsIn(server, 'ana');
    const ben = await Person.signsIn(server, 'ben');
    const room = await ana.opens({ name: 'Closed circle', privacy: 'Closed' });
    await ana.says(room, 'Among us');
    expect(await finds(ben, 'Closed circle')).toBe(true);
    await expect(ben.joins(room)).rejects.toMatchObject({ fault: { code: 'ErrorPermission' } });

    await ana.chat.management.addUsersOrGroupsToRole('Member', room, [ben.address]);
    await ben.joins(room);
    expect((await ben.reads(room)).map(({ text }) => text)).toEqual(['Among us']);
    await Promise.all([ana.leaves(), ben.leaves()]);
  });

  test.skipIf(missing)('a secret room is in nobody else’s list, and entered by members only', async () => {
    const ana = await Person.signsIn(server, 'ana');
    const ben = await Person.signsIn(server, 'ben');
    const room = await ana.opens({ name: 'Panel', privacy: 'Secret' });
    expect(await finds(ben, 'Panel')).toBe(false);
    await expect(ben.joins(room)).rejects.toThrow();
    await ana.chat.management.addUsersOrGroupsToRole('Member', room, [ben.address]);
    await ben.joins(room);
    await ana.says(room, 'Now you know');
    await ben.sees(room, 'Now you know');
    await Promise.all([ana.leaves(), ben.leaves()]);
  });

  test.skipIf(missing)('in an open auditorium everyone reads and only presenters post', async () => {
    const ana = await Person.signsIn(server, 'ana');
    const ben = await Person.signsIn(server, 'ben');
    const room = await ana.opens({ name: 'Announcements', privacy: 'Open', behavior: 'Auditorium' });
    const session = await ben.joins(room);
    expect(session.canChat).toBe(false);
    await ana.says(room, 'All hands at ten');
    await ben.sees(room, 'All hands at ten');
    await expect(ben.says(room, 'Why?')).rejects.toMatchObject({ fault: { code: 'ErrorPermission' } });
    expect(ana.heard(room)).toEqual(['All hands at ten']);
    await Promise.all([ana.leaves(), ben.leaves()]);
  });

  test.skipIf(missing)(
    'who is removed from a closed room is out at once, is told, and stays out',
    async () => {
      const ana = await Person.signsIn(server, 'ana');
      const ben = await Person.signsIn(server, 'ben');
      const room = await ana.opens({ name: 'Revolving door', privacy: 'Closed' });
      await ana.chat.management.addUsersOrGroupsToRole('Member', room, [ben.address]);
      const session = await ben.joins(room);
      const out = new Promise((resolve) =>
        session.on('chatRoomSessionStateChanged', (change) => {
          if (change.state === 'Terminated') resolve(change.termination?.fault?.text);
        }),
      );
      await ana.chat.management.removeUsersOrGroupsFromRole('Member', room, [ben.address]);
      expect(await out).toMatch(/\w/);
      expect(session.canChat).toBe(false);
      await expect(ben.joins(room)).rejects.toMatchObject({ fault: { code: 'ErrorPermission' } });
      await Promise.all([ana.leaves(), ben.leaves()]);
    },
  );
});
