import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StoredMessage } from '#electron/bridge/contract.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { Person } from '#test/support/person.ts';

describe.each(chatServers)('Who is meant on $name', ({ start, missing }) => {
  let server: ChatServer;
  let folder: TemporaryFolder;
  let ana: Person;
  let ben: Member;
  let bens: string;
  let desk: string;
  beforeAll(async () => {
    if (missing) return;
    server = await start();
    folder = temporaryFolder('mentions');
    ana = await Person.signsIn(server, 'ana');
    desk = await ana.opens({ name: 'Desk', privacy: 'Open' });
    bens = await server.account('ben');
    ben = await Member.starts(folder.path);
    await ben.signsIn(bens, server.webSocket);
    await ben.follows(desk);
    await ben.isIn(desk);
  });
  afterAll(async () => {
    await ana?.leaves();
    await ben?.stops();
    await server?.stop();
    folder?.remove();
  });

  const told = async (text: string): Promise<StoredMessage | undefined> => {
    await ben.sees(desk, text);
    const { messages } = await ben.ask('messages.page', { room: desk, from: { at: 'newest' }, limit: 50 });
    return messages.find((message) => message.text === text);
  };
  const says = (text: string, begin: number, end: number, address = bens) =>
    ana.says(desk, text, { mentions: [{ begin, end, address }] });

  test.skipIf(missing)(
    'counts as mentioned by the address that is meant, whatever the words are',
    async () => {
      await says('Boss, look', 0, 4);
      expect(await told('Boss, look')).toMatchObject({
        mentionsMe: true,
        mentions: [{ begin: 0, end: 4, address: bens }],
      });
      const { rooms } = await ben.ask('app.snapshot', {});
      expect(rooms.find(({ address }) => address === desk)?.mentions).toBe(1);
    },
  );

  test.skipIf(missing)(
    'is not mentioned by what cannot be read, nor by what means somebody else',
    async () => {
      await says('Well … then', 4, 7);
      expect((await told('Well … then'))?.mentionsMe).toBe(false);
      await says('Boss, again', 0, 4, 'cleo@localhost');
      expect((await told('Boss, again'))?.mentionsMe).toBe(false);
    },
  );

  test.skipIf(missing)('is told from the field to the other end', async () => {
    const mentions = [{ begin: 3, end: 7, address: ana.address }];
    const next = new Promise<unknown>((resolve) => {
      ana.session(desk).on('chatMessageReceived', ({ text, mentions: read }) => {
        if (text === 'so @Ana it is') resolve(read);
      });
    });
    await ben.ask('outbox.send', { room: desk, text: 'so @Ana it is', importance: 'Regular', mentions });
    expect(await next).toEqual(mentions);
    expect((await told('so @Ana it is'))?.mentions).toEqual(mentions);
  });
});
