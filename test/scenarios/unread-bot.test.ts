import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type UnreadCount, UnreadCounts } from '#electron/chat/index.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { Person } from '#test/support/person.ts';

describe.each(chatServers)('A program that counts what is unread, on $name', ({ start, missing }) => {
  let server: ChatServer;
  beforeAll(async () => {
    if (!missing) server = await start();
  });
  afterAll(() => server?.stop());

  test.skipIf(missing)('knows what was missed, what is said, and what is read elsewhere', async () => {
    const ana = await Person.signsIn(server, 'ana');
    const desk = await ana.opens({ name: 'Desk', privacy: 'Open' });
    const first = await ana.says(desk, 'first');
    const phone = await Person.signsIn(server, 'ben', { resource: 'phone' });
    await phone.chat.services.readMarkers.move({ room: desk, archiveId: first.archiveId ?? '' });
    await ana.says(desk, 'second');
    const third = await ana.says(desk, 'third');

    const bot = await Person.returns(server, phone.address, { resource: 'bot' });
    const counts = new UnreadCounts(bot.chat);
    const becomes = (wanted: Partial<UnreadCount>): Promise<void> =>
      new Promise((resolve) => {
        const off = counts.on('unreadChanged', (count) => {
          if (
            !Object.entries({ ...count, ...wanted }).every(
              ([name, value]) => Reflect.get(count, name) === value,
            )
          )
            return;
          off();
          resolve();
        });
      });
    const session = await bot.joins(desk);
    const nothing = { room: desk, unread: 0, more: false, marked: false };
    expect(await counts.watch(session)).toEqual({ ...nothing, unread: 2 });

    const heard = becomes({ unread: 3 });
    const fourth = await ana.says(desk, 'fourth');
    await heard;
    await bot.says(desk, 'what one says oneself is read');
    expect(counts.get(desk)).toEqual({ ...nothing, unread: 3 });

    const readThere = becomes({ unread: 1 });
    await phone.chat.services.readMarkers.move({ room: desk, archiveId: third.archiveId ?? '' });
    await readThere;
    const marked = becomes({ unread: 0, marked: true });
    const all = { room: desk, archiveId: fourth.archiveId ?? '' };
    await phone.chat.services.readMarkers.move({ ...all, marked: true });
    await marked;
    // Back to where one was: the archive is asked again.
    const again = becomes({ unread: 3, marked: false });
    await phone.chat.services.readMarkers.move({ room: desk, archiveId: first.archiveId ?? '' });
    await again;

    await session.leave();
    expect(counts.get(desk)).toBeUndefined();
    counts.close();
    await Promise.all([ana.leaves(), phone.leaves(), bot.leaves()]);
  });
});
