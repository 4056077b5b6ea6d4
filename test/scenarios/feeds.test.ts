import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FeedEntry } from '#electron/bridge/contract.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { Person } from '#test/support/person.ts';

const fires = { text: 'fire smoke', wording: 'any' } as const;

describe.each(chatServers)("Ben's feeds on two devices on $name", ({ start, missing }) => {
  let server: ChatServer;
  let folders: readonly TemporaryFolder[] = [];
  let laptop: Member;
  let phone: Member;
  let ana: Person;
  let bens: string;
  let desk: string;
  let ops: string;
  let feed: string;
  beforeAll(async () => {
    if (missing) return;
    server = await start();
    folders = [temporaryFolder('laptop'), temporaryFolder('phone')];
    ana = await Person.signsIn(server, 'ana');
    bens = await server.account('ben');
    desk = await ana.opens({ name: 'Desk', privacy: 'Open' });
    ops = await ana.opens({ name: 'Ops', privacy: 'Closed' });
    await ana.chat.management.addUsersOrGroupsToRole('Member', ops, [bens]);
    laptop = await Member.starts(folders[0]?.path ?? '');
    await laptop.signsIn(bens, server.webSocket);
    for (const room of [desk, ops]) await laptop.follows(room);
    const wish = { name: 'Fires', match: fires, action: 'count' } as const;
    ({ feed } = await laptop.ask('feeds.create', { wish }));
    phone = await Member.starts(folders[1]?.path ?? '');
    await phone.signsIn(bens, server.webSocket);
    for (const room of [desk, ops]) await phone.isIn(room);
    await has(phone, feed, ({ name, match }) => name === 'Fires' && match.text === fires.text);
  });
  afterAll(async () => {
    await ana?.leaves();
    await Promise.all([laptop, phone].map((device) => device?.stops()));
    await server?.stop();
    for (const folder of folders) folder.remove();
  });

  test.skipIf(missing)('what is changed on one is changed on the other', async () => {
    const changed = has(phone, feed, ({ name }) => name.startsWith('Smoke'));
    let isDone = false;
    void changed.then(() => {
      isDone = true;
    });
    // A server learns only after the sign-in of what a device wants to be told (XEP-0115, 6.2).
    for (let attempt = 0; !isDone; attempt += 1) {
      await laptop.ask('feeds.change', { feed, changes: { name: `Smoke ${attempt}` } });
    }
    await changed;
  });

  test.skipIf(missing)(
    'it counts without being opened, and what is read in its room is read in it',
    async () => {
      await ana.says(desk, 'Nothing of note');
      await ana.says(desk, 'Where there is smoke');
      await ana.says(ops, 'Fire!');
      for (const device of [laptop, phone]) await counts(device, feed, 2);
      const page = await phone.ask('feeds.page', { feed, from: { at: 'newest' }, limit: 50 });
      const said = page.messages.map(({ room, text }) => [room, text]);
      expect(said.toSorted()).toEqual(
        [
          [desk, 'Where there is smoke'],
          [ops, 'Fire!'],
        ].toSorted(),
      );
      expect(page.unread).toEqual(page.messages.map(({ key }) => key));
      expect(page.terms).toEqual(['fire', 'smoke']);

      await laptop.ask('rooms.markRead', { room: desk, upTo: Number.MAX_SAFE_INTEGER });
      for (const device of [laptop, phone]) await counts(device, feed, 1);
    },
  );

  test.skipIf(missing)(
    'what is read in the feed on one is read in it on the other, and not in its room',
    async () => {
      const { messages } = await laptop.ask('feeds.page', { feed, from: { at: 'newest' }, limit: 50 });
      await laptop.ask('feeds.markRead', { feed, upTo: messages.at(-1)?.key ?? 0 });
      for (const device of [laptop, phone]) {
        await counts(device, feed, 0);
        const { rooms } = await device.ask('app.snapshot', {});
        expect(rooms.find(({ address }) => address === ops)?.unread).toBe(1);
      }
    },
  );

  test.skipIf(missing)(
    'who was away finds what matched meanwhile, and nothing of a room that was lost',
    async () => {
      await phone.stops();
      await ana.says(desk, 'Smoke at night');
      await ana.says(ops, 'Fire at night');
      await counts(laptop, feed, 2);
      phone = await Member.starts(folders[1]?.path ?? '');
      await counts(phone, feed, 2);
      await phone.isIn(ops);

      const lost = [laptop, phone].map((device) => device.hears('room.lost', ({ room }) => room === ops));
      await ana.chat.management.removeUsersOrGroupsFromRole('Member', ops, [bens]);
      await Promise.all(lost);
      for (const device of [laptop, phone]) {
        await counts(device, feed, 1);
        const page = await device.ask('feeds.page', { feed, from: { at: 'newest' }, limit: 50 });
        expect(page.messages.map(({ text }) => text)).toEqual(['Where there is smoke', 'Smoke at night']);
      }
    },
  );

  test.skipIf(missing)('what is removed on one is gone on the other', async () => {
    const gone = phone.hears('feeds.changed', ({ feeds }) => feeds.length === 1);
    await laptop.ask('feeds.remove', { feed });
    await gone;
    await expect(phone.ask('feeds.page', { feed, from: { at: 'newest' }, limit: 50 })).rejects.toMatchObject({
      fault: { code: 'NoSuchNode' },
    });
  });
});

/** Resolves once a device has such a feed. */
function has(device: Member, id: string, fits: (feed: FeedEntry) => boolean): Promise<void> {
  const isThere = (feeds: readonly FeedEntry[]): boolean => feeds.some((one) => one.id === id && fits(one));
  return device.until(
    'feeds.changed',
    ({ feeds }) => isThere(feeds),
    ({ feeds }) => isThere(feeds),
  );
}

/** Resolves once so many count in a feed. */
function counts(device: Member, id: string, unread: number): Promise<void> {
  return device.until(
    'feeds.counted',
    ({ feeds }) => feeds.some((one) => one.id === id && one.unread === unread),
    (told) => told.counts.some((one) => one.feed === id && one.unread === unread),
  );
}
