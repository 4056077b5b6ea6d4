import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OwnNode } from '#electron/chat/own-node.ts';
import { PrivateItems } from '#electron/chat/private-items.ts';
import { privateNodes } from '#electron/stanza/0223-private.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import type { PrivateCodec } from '#electron/stanza/private-item.ts';
import { parseXml, xml } from '#electron/stanza/xml.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { Person } from '#test/support/person.ts';

type Words = readonly string[];

const codec: PrivateCodec<Words> = {
  node: privateNodes.feeds,
  version: 1,
  read: (payload) =>
    payload.is('words', NS.perch) ? payload.getChildren('word').map((word) => word.text()) : undefined,
  write: (words) => xml('words', { xmlns: NS.perch }, ...words.map((word) => xml('word', {}, word))),
};

const adding =
  (word: string) =>
  (words: Words = []) =>
    words.includes(word) ? words : [...words, word];

describe.each(chatServers)('What Ana keeps for herself on $name', ({ start, missing }) => {
  let server: ChatServer;
  beforeAll(async () => {
    if (!missing) server = await start();
  });
  afterAll(() => server?.stop());

  async function devices() {
    const laptop = await Person.signsIn(server, 'ana');
    const phone = await Person.returns(server, laptop.address);
    const kept = [laptop, phone].map((device) => new PrivateItems(device.user.session, codec));
    const [here, there] = kept;
    if (!here || !there) throw new Error('There are two devices.');
    await Promise.all(kept.map((items) => items.list()));
    await hears(there, here);
    await hears(here, there);
    const away = () => Promise.all([laptop.leaves(), phone.leaves()]);
    return { laptop, here, there, away };
  }

  test.skipIf(missing)('what one device changes the other hears, and nobody else can read it', async () => {
    const { here, there, away, laptop } = await devices();
    const heard = becomes(there, (items) => items.get('x')?.includes('feed b') === true);
    await here.change('x', adding('feed b'));
    await heard;
    const gone = becomes(there, (items) => !items.has('x'));
    await here.change('x', () => undefined);
    await gone;
    await here.change('x', adding('again'));

    const cleo = await Person.signsIn(server, 'cleo');
    const asked = cleo.user.session.request({
      type: 'get',
      to: laptop.address,
      payload: parseXml(`<pubsub xmlns="${NS.pubsub}"><items node="${codec.node}"/></pubsub>`),
    });
    await expect(asked).rejects.toThrow();
    await Promise.all([away(), cleo.leaves()]);
  });

  test.skipIf(missing)('what two devices write at the same moment is all there at the end', async () => {
    const { here, there, away } = await devices();
    const mine = ['a', 'b', 'c', 'd', 'e'];
    const yours = ['v', 'w', 'x', 'y', 'z'];
    const all = (items: ReadonlyMap<string, Words>): boolean =>
      items.get('x')?.toSorted().join('') === 'abcdevwxyz';
    const complete = Promise.all([becomes(here, all), becomes(there, all)]);
    await Promise.all([
      ...mine.map((word) => here.change('x', adding(word))),
      ...yours.map((word) => there.change('x', adding(word))),
    ]);
    await complete;
    await away();
  });

  test.skipIf(missing)('what a newer Perch wrote is left as it is, and what it added is kept', async () => {
    const { laptop, here, away } = await devices();
    const node = new OwnNode(laptop.user.session, codec.node);
    const open = `<words xmlns="${NS.perch}" version="1" mood="calm"><word>a</word><colour>blue</colour></words>`;
    await node.publish('open', parseXml(open));
    await node.publish('closed', parseXml(`<words xmlns="${NS.perch}" version="2"><word>a</word></words>`));
    await here.change('open', adding('b'));
    const [kept] = await node.items(['open']);
    expect(kept?.payload?.attrs).toMatchObject({ mood: 'calm', version: '1' });
    expect(kept?.payload?.getChildText('colour')).toBe('blue');
    expect(kept?.payload?.getChildren('word').map((word) => word.text())).toEqual(['a', 'b']);
    await expect(here.change('closed', adding('b'))).rejects.toMatchObject({
      fault: { code: 'MsgNotSupported' },
    });
    expect([...(await here.list()).keys()].sort()).toEqual(['greeting', 'open']);
    await away();
  });
});

/** A server learns only after the sign-in of what a device wants to be told (XEP-0115, 6.2). */
async function hears(listener: PrivateItems<Words>, speaker: PrivateItems<Words>): Promise<void> {
  let heard = false;
  const undo = listener.on('changed', () => {
    heard = true;
  });
  for (let attempt = 0; !heard; attempt += 1) await speaker.change('greeting', () => [`${attempt}`]);
  undo();
}

/** Resolves as soon as a device has heard of such a state. */
async function becomes(
  items: PrivateItems<Words>,
  fits: (now: ReadonlyMap<string, Words>) => boolean,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const undo = items.on('changed', (now) => {
      if (!fits(now)) return;
      undo();
      resolve();
    });
  });
}
