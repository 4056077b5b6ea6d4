import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { Person } from '#test/support/person.ts';

const cards = { name: 'Cards', url: 'https://addins.example/cards.zip' };

describe.each(chatServers)('what stands beside a room, on $name', ({ start, missing }) => {
  let server: ChatServer;
  let ana: Person;
  let ben: Person;
  const who = () => ben.chat.services.roomAddIns;

  beforeAll(async () => {
    if (missing) return;
    server = await start();
    [ana, ben] = [await Person.signsIn(server, 'ana'), await Person.signsIn(server, 'ben')];
  });
  afterAll(async () => {
    await ana?.leaves();
    await ben?.leaves();
    await server?.stop();
  });

  test.skipIf(missing)(
    'is said by who manages it, is found by who enters it, and can be taken back',
    async () => {
      const room = await ana.opens({ name: 'Desk' });
      const properties = await ana.chat.services.getChatRoom(room);
      expect(await who().find(room, [ana.address])).toBeUndefined();
      await ana.chat.services.roomAddIns.choose(properties, cards);
      expect(await who().find(room, [ben.address, ana.address])).toEqual(cards);
      const other = { name: 'Guard', url: 'https://addins.example/guard.zip' };
      await ana.chat.services.roomAddIns.choose(properties, other);
      expect(await who().find(room, [ana.address])).toEqual(other);
      await ana.chat.services.roomAddIns.choose(properties, undefined);
      expect(await who().find(room, [ana.address])).toBeUndefined();
    },
  );

  test.skipIf(missing)('is never said of a secret room, nor with an address that leads nowhere', async () => {
    const services = ana.chat.services.roomAddIns;
    const secret = { address: 'plan@rooms.localhost', privacy: 'Secret' } as const;
    await expect(services.choose(secret, cards)).rejects.toMatchObject({
      fault: { code: 'MsgNotSupported' },
    });
    const open = { ...secret, privacy: 'Open' } as const;
    const nowhere = services.choose(open, { name: 'Cards', url: 'javascript:alert(1)' });
    await expect(nowhere).rejects.toMatchObject({ fault: { code: 'InvalidArgument' } });
    expect(await who().find(secret.address, [ana.address])).toBeUndefined();
  });

  test.skipIf(missing)('is unknown where nobody says it, or nobody answers', async () => {
    expect(await who().find('desk@rooms.localhost', [])).toBeUndefined();
    expect(await who().find('desk@rooms.localhost', ['nobody@localhost'])).toBeUndefined();
  });
});
