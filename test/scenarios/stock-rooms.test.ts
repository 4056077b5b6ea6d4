import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { Person } from '#test/support/person.ts';
import { startProxy } from '#test/support/proxy.ts';
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

  test.skipIf(missing)('what was written offline goes out once where no archive could be asked', async () => {
    const ana = await Person.signsIn(server, 'ana');
    const desk = await ana.opens({ name: 'Unkept', privacy: 'Open' });
    const folder = temporaryFolder('stock');
    const proxy = await startProxy(server.webSocket);
    const ben = await Member.starts(folder.path);
    await ben.signsIn(await server.account('ben'), proxy.through(server.webSocket));
    await ben.follows(desk);
    await ben.says(desk, 'before');
    await ana.sees(desk, 'before');
    await ben.stops();

    proxy.close();
    const offline = await Member.starts(folder.path);
    await offline.says(desk, 'one', 'two', 'three');
    proxy.open();
    offline.isImpatient();
    await offline.ask('connection.retry', {});
    await ana.sees(desk, 'one', 'two', 'three');
    await offline.hasSentAll(desk);
    expect(ana.heard(desk)).toEqual(['before', 'one', 'two', 'three']);
    expect(await offline.reads(desk)).toEqual(['before', 'one', 'two', 'three']);
    await offline.stops();
    await proxy.stop();
    await ana.leaves();
    folder.remove();
  });
});
