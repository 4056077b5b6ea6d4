import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { Person } from '#test/support/person.ts';
import { ThirdParty } from '#test/support/third-party.ts';

const stock = chatServers.filter(({ name }) => name !== 'Perch');

describe.each(stock)('Rooms as $name comes with them', ({ start, missing }) => {
  let server: ChatServer;
  beforeAll(async () => {
    if (!missing) server = await start({ rooms: 'stock' });
  });
  afterAll(() => server?.stop());

  test.skipIf(missing)(
    'a room that was made is asked to last, and says whether it keeps an archive',
    async () => {
      const ana = await Person.signsIn(server, 'ana');
      const desk = await ana.opens({ name: 'Desk', privacy: 'Open' });
      await ana.says(desk, 'Hello');
      const { archived } = await ana.chat.services.getChatRoom(desk);
      if (archived) expect((await ana.reads(desk)).map(({ text }) => text)).toEqual(['Hello']);
      else await expect(ana.reads(desk)).rejects.toThrow();
      await ana.leaves();

      const back = await Person.returns(server, ana.address);
      await back.joins(desk);
      expect((await back.chat.services.getChatRoom(desk)).name).toBe('Desk');
      await back.leaves();
    },
  );

  test.skipIf(missing)('two people and another program talk where nothing is archived', async () => {
    const ana = await Person.signsIn(server, 'ana');
    const ben = await Person.signsIn(server, 'ben');
    const cleo = await ThirdParty.signsIn(server, 'cleo');
    const desk = await ana.opens({ name: 'Passing', privacy: 'Open' });
    await ben.joins(desk);
    await cleo.joins(desk);
    await ana.says(desk, 'one');
    cleo.says(desk, 'two');
    await ben.sees(desk, 'one', 'two');
    await cleo.ear(desk).heard('one', 'two');
    await Promise.all([ana.leaves(), ben.leaves(), cleo.leaves()]);
  });
});
