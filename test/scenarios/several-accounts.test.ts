import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { Person } from '#test/support/person.ts';

const openRoom = { description: '', privacy: 'Open', behavior: 'Normal' } as const;

describe.each(chatServers)('on $name', ({ missing, start }) => {
  describe.skipIf(missing)('one device, two accounts', () => {
    let server: ChatServer;
    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server?.stop());

    test('each reads what is its own, hears what was said while the other was shown, and goes without the other', async () => {
      const folder = temporaryFolder('several');
      onTestFinished(folder.remove);
      const [ana, ben] = [await server.account('ana'), await server.account('ben')];
      const cleo = await Person.signsIn(server, 'cleo');
      const desk = await cleo.opens({ ...openRoom, name: 'Desk' });
      const lab = await cleo.opens({ ...openRoom, name: 'Lab' });
      const device = await Member.starts(folder.path);
      onTestFinished(() => device.stops());

      await device.signsIn(ana, server.webSocket);
      await device.follows(desk);
      await device.signsIn(ben, server.webSocket);
      await device.follows(lab);
      await cleo.says(desk, 'for Ana, who is away');
      await cleo.says(lab, 'for Ben');
      await device.sees(lab, 'for Ben');
      const { rooms, accounts } = await device.ask('app.snapshot', {});
      expect(rooms.map(({ address }) => address)).toEqual([lab]);
      expect(accounts.map(({ address }) => address)).toEqual([ana, ben]);

      await device.ask('account.switchTo', { address: ana });
      await device.sees(desk, 'for Ana, who is away');
      expect(
        (await device.ask('messages.search', { search: { text: 'Ben', order: 'time' }, limit: 10 })).hits,
      ).toEqual([]);

      await device.ask('account.remove', { address: ben });
      await device.isOnline();
      expect((await device.ask('app.snapshot', {})).accounts.map(({ address }) => address)).toEqual([ana]);
      await cleo.leaves();
    });

    test('an account without its secret is readable, and nobody tries to sign it in', async () => {
      const folder = temporaryFolder('several');
      onTestFinished(folder.remove);
      const address = await server.account('ana');
      const first = await Member.starts(folder.path);
      await first.signsIn(address, server.webSocket);
      await first.stops();
      rmSync(join(folder.path, 'secrets.json'));
      const again = await Member.starts(folder.path);
      onTestFinished(() => again.stops());
      await again.until(
        'connection.changed',
        ({ connection }) => connection.fault?.code === 'NotAuthorized',
        ({ fault }) => fault?.code === 'NotAuthorized',
      );
      await again.signsIn(address, server.webSocket);
      await again.isOnline();
    });
  });
});
