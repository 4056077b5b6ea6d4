import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Feed, FeedMatched, FeedWish } from '#electron/chat/index.ts';
import { OwnNode } from '#electron/chat/own-node.ts';
import { privateNodes } from '#electron/stanza/0223-private.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { parseXml } from '#electron/stanza/xml.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { Person } from '#test/support/person.ts';

const fires: FeedWish = {
  name: 'Fires',
  match: { text: 'fire smoke', wording: 'any' },
  action: 'notify',
};

describe.each(chatServers)('The feeds of a program on $name', ({ start, missing }) => {
  let server: ChatServer;
  beforeAll(async () => {
    if (!missing) server = await start();
  });
  afterAll(() => server?.stop());

  test.skipIf(missing)('are the same on every device of the account, whichever changes them', async () => {
    const laptop = await Person.signsIn(server, 'ana');
    const phone = await Person.returns(server, laptop.address);
    const [here, there] = [laptop.chat.services.feeds, phone.chat.services.feeds];
    expect(await there.list()).toMatchObject([{ id: 'ego', action: 'count' }]);
    await hears(phone, laptop);
    await hears(laptop, phone);
    const id = await here.create(fires);
    await becomes(phone, (feeds) => feeds.some((feed) => feed.id === id && feed.name === 'Fires'));

    // Each says what it wants changed, and nothing of the other's.
    await Promise.all([here.change(id, { name: 'Smoke' }), there.change(id, { action: 'sound' })]);
    for (const device of [laptop, phone]) {
      await becomes(device, (feeds) =>
        feeds.some(({ name, action }) => name === 'Smoke' && action === 'sound'),
      );
    }
    await there.change('ego', { action: 'notify' });
    await becomes(laptop, ([ego]) => ego?.id === 'ego' && ego.action === 'notify');

    await there.remove(id);
    await becomes(laptop, (feeds) => feeds.length === 1);
    await expect(here.change(id, { name: 'Gone' })).rejects.toMatchObject({ fault: { code: 'NoSuchNode' } });
    await Promise.all([laptop.leaves(), phone.leaves()]);
  });

  test.skipIf(missing)(
    'tell at once what is said in any room that it entered, and what is not for them never',
    async () => {
      const ana = await Person.signsIn(server, 'ana');
      const desk = await ana.opens({ name: 'Desk', privacy: 'Open' });
      const ops = await ana.opens({ name: 'Ops', privacy: 'Open' });
      const ben = await Person.signsIn(server, 'ben', { displayName: 'Ben Okafor' });
      const { feeds } = ben.chat.services;
      const [anywhere, inOps] = [
        await feeds.create(fires),
        await feeds.create({ ...fires, name: 'Ops', match: { ...fires.match, rooms: [ops] } }),
      ];
      await ben.joins(desk);
      await ben.joins(ops);
      const matched: FeedMatched[] = [];
      feeds.on('feedMatched', (one) => matched.push(one));
      await feeds.list();
      await ana.says(desk, 'Nothing of note');
      await ana.says(desk, 'Where there is smoke');
      await ben.says(desk, 'No fire here');
      await ana.says(ops, 'Fire! Ben Okafor, come');
      await ben.sees(desk, 'Nothing of note', 'Where there is smoke', 'No fire here');
      await ben.sees(ops, 'Fire! Ben Okafor, come');
      const told = matched.map(({ feeds: of, message }) => [message.text, [...of].sort()]);
      expect(Object.fromEntries(told)).toEqual({
        'Where there is smoke': [anywhere],
        'Fire! Ben Okafor, come': ['ego', anywhere, inOps].sort(),
      });
      await Promise.all([ana.leaves(), ben.leaves()]);
    },
  );

  test.skipIf(missing)(
    'half understood or damaged they collect nothing, and are left as they are',
    async () => {
      const ana = await Person.signsIn(server, 'ana');
      const node = new OwnNode(ana.user.session, privateNodes.feeds);
      const written = {
        half: '<feed version="1" name="Half" action="sound"><match><important/><has-file/></match></feed>',
        newer: '<feed version="2" name="Newer" action="sound"><match><important/></match></feed>',
        damaged: '<fee version="1"/>',
      };
      for (const [id, item] of Object.entries(written)) {
        await node.publish(id, parseXml(item.replace(/^<(\w+)/, `<$1 xmlns="${NS.perch}"`)));
      }
      const { feeds } = ana.chat.services;
      const [, half, ...others] = await feeds.list();
      expect(half).toMatchObject({ id: 'half', name: 'Half', trouble: expect.stringContaining('nothing') });
      expect(others).toEqual([]);
      for (const id of Object.keys(written)) {
        await expect(feeds.change(id, { action: 'count' })).rejects.toMatchObject({
          fault: { code: 'MsgNotSupported' },
        });
      }
      const kept = await node.items();
      expect(kept.map(({ id }) => id).sort()).toEqual(['damaged', 'half', 'newer']);
      expect(kept.find(({ id }) => id === 'half')?.payload?.toString()).toContain('has-file');
      await feeds.remove('half');
      expect(await feeds.list()).toHaveLength(1);
      await ana.leaves();
    },
  );
});

/** A server learns only after the sign-in of what a device wants to be told (XEP-0115, 6.2). */
async function hears(listener: Person, speaker: Person): Promise<void> {
  let heard = false;
  await listener.chat.services.feeds.list();
  const undo = listener.chat.services.feeds.on('feedsChanged', () => {
    heard = true;
  });
  const { feeds } = speaker.chat.services;
  for (let attempt = 0; !heard; attempt += 1) {
    await feeds.change('ego', { action: attempt % 2 === 0 ? 'nothing' : 'count' });
  }
  undo();
}

/** Resolves once a device knows of it. */
async function becomes({ chat }: Person, fits: (feeds: readonly Feed[]) => boolean): Promise<void> {
  const { feeds } = chat.services;
  const told = new Promise<void>((resolve) => {
    const undo = feeds.on('feedsChanged', (now) => {
      if (!fits(now)) return;
      undo();
      resolve();
    });
  });
  if (!fits(await feeds.list())) await told;
}
