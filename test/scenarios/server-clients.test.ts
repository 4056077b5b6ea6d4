import { once } from 'node:events';
import { client } from '@xmpp/client';
import { type Agent, createClient } from 'stanza';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '#electron/server/server.ts';
import { openDatabase } from '#electron/server/storage/database.ts';
import { writePubSubRequest } from '#electron/stanza/0060-pubsub.ts';
import { writeArchiveRequest } from '#electron/stanza/0313-archive.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';

const password = 'a password';
let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ port: 0, database: openDatabase(':memory:'), domain: 'localhost' });
  await Promise.all(['ana', 'ben'].map((name) => server.putAccount(name, password)));
});

afterAll(() => server.close());

describe('stanza.js', () => {
  async function signIn(name: string, resource: string): Promise<Agent> {
    const agent = createClient({
      jid: `${name}@localhost`,
      resource,
      password,
      transports: { websocket: server.webSocket, bosh: false },
      autoReconnect: false,
    });
    const started = once(agent, 'session:started');
    agent.connect();
    await started;
    await agent.getRoster();
    agent.sendPresence();
    return agent;
  }

  async function signOut(agent: Agent): Promise<void> {
    const gone = once(agent, 'disconnected');
    agent.disconnect();
    await gone;
  }

  it('signs in, makes a contact, speaks, hears what the contact publishes, and reads its archive', async () => {
    const [ana, ben] = [await signIn('ana', 'one'), await signIn('ben', 'two')];
    ben.on('subscribe', (presence) => ben.acceptSubscription(presence.from));
    const subscribed = once(ana, 'subscribed');
    ana.subscribe('ben@localhost');
    await subscribed;
    expect((await ana.getRoster()).items).toMatchObject([{ jid: 'ben@localhost', subscription: 'to' }]);

    const heard = once(ben, 'chat');
    ana.sendMessage({ to: 'ben@localhost', type: 'chat', body: 'hello' });
    expect((await heard)[0]).toMatchObject({ body: 'hello', from: 'ana@localhost/one' });

    ana.sendPresence({ legacyCapabilities: ana.updateCaps() ?? [] });
    await ana.ping('localhost');
    const tune = once(ana, 'tune');
    await ben.publishTune({ title: 'La Mer' });
    expect((await tune)[0]).toMatchObject({ jid: 'ben@localhost', tune: { title: 'La Mer' } });

    const archive = await ben.searchHistory({ paging: { before: '' } });
    expect(archive.results?.map((result) => result.item?.message?.body)).toEqual(['hello']);

    await ana.enableCarbons();
    await ana.ping('localhost');
    const info = await ana.getDiscoInfo('localhost');
    expect(info.identities).toMatchObject([{ category: 'server', type: 'im' }]);
    expect((await ana.getDiscoItems('localhost')).items).toMatchObject([{ jid: 'rooms.localhost' }]);
    await Promise.all([signOut(ana), signOut(ben)]);
  });
});

describe('@xmpp/client', () => {
  function create(resource: string) {
    const xmpp = client({
      service: server.webSocket,
      domain: 'localhost',
      username: 'ana',
      password,
      resource,
    });
    xmpp.on('error', () => {});
    return xmpp;
  }

  it('signs in, publishes, reads its archive, and resumes after a cut with what it missed', async () => {
    const xmpp = create('phone');
    const other = create('desk');
    await Promise.all([xmpp.start(), other.start()]);
    await until(() => xmpp.streamManagement.enabled === true);
    await xmpp.send(xml('presence'));

    const item = { id: 'current', payload: xml('note', { xmlns: 'urn:example:note' }) };
    const publish = writePubSubRequest({ kind: 'publish', node: 'urn:example:note', items: [item] });
    const ask = (type: 'get' | 'set', payload: Element) =>
      xmpp.iqCaller.request(xml('iq', { type }, payload));
    await ask('set', publish);
    const read = await ask('get', writePubSubRequest({ kind: 'items', node: 'urn:example:note', ids: [] }));
    expect(String(read)).toContain('current');
    const archived = await ask('set', writeArchiveRequest({ page: {}, flipped: false }));
    expect(String(archived)).toContain('complete');

    const bodies: string[] = [];
    const heard = new Promise<void>((resolve) => {
      xmpp.on('stanza', (stanza: Element) => {
        const body = stanza.getChildText('body');
        if (stanza.is('message') && body) bodies.push(body);
        if (body === 'after') resolve();
      });
    });
    const resumed = new Promise<void>((resolve) => xmpp.streamManagement.on('resumed', () => resolve()));
    await xmpp._closeSocket();
    const say = (text: string) =>
      other.send(xml('message', { to: 'ana@localhost/phone', type: 'chat' }, xml('body', {}, text)));
    await say('while it was away');
    await resumed;
    await say('after');
    await heard;
    expect(bodies).toEqual(['while it was away', 'after']);
    await Promise.all([xmpp.stop(), other.stop()]);
  });
});

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
}
