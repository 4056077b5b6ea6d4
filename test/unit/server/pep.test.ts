import { describe, expect, it } from 'vitest';
import { formValue, makeForm, readForm } from '#electron/stanza/0004-form.ts';
import { readDiscoInfo, writeDiscoInfo } from '#electron/stanza/0030-disco.ts';
import {
  type PubSubRequest,
  readPubSubEvent,
  readPubSubItems,
  writePubSubRequest,
} from '#electron/stanza/0060-pubsub.ts';
import { capsVersion, writeCaps } from '#electron/stanza/0115-caps.ts';
import { readBookmark, writeBookmark } from '#electron/stanza/0402-bookmarks.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readStanzaError } from '#electron/stanza/stanza-error.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { Device } from './device.ts';
import { runServer } from './running.ts';

const tune = 'http://jabber.org/protocol/tune';

function ask(device: Device, request: PubSubRequest, to?: string): Promise<Element> {
  const isGet = request.kind === 'items' || request.kind === 'getConfiguration';
  return device.asks(isGet ? 'get' : 'set', to, writePubSubRequest(request));
}

function publish(
  device: Device,
  node: string,
  id: string,
  options?: Record<string, string>,
): Promise<Element> {
  const payload = xml('thing', { xmlns: 'urn:example:thing' }, id);
  const form = options && { options: makeForm('submit', NS.publishOptions, options) };
  return ask(device, { kind: 'publish', node, items: [{ id, payload }], ...form });
}

async function itemsOf(device: Device, node: string, to?: string) {
  const answer = await ask(device, { kind: 'items', node, ids: [] }, to);
  const items = readPubSubItems(answer.getChildElements()[0] ?? answer);
  return items?.map((item) => item.id) ?? readStanzaError(answer)?.condition;
}

/** Appears with caps that say which nodes it wants, and says so when it is asked. Answers what it heard. */
async function appearWanting(device: Device, ...nodes: readonly string[]): Promise<readonly Element[]> {
  const info = {
    identities: [{ category: 'client', type: 'pc' }],
    features: nodes.map((node) => `${node}+notify`),
    forms: [],
  };
  const caps = { node: 'urn:example:client', version: capsVersion(info), hash: 'sha-1' };
  device.send(xml('presence', {}, writeCaps(caps)));
  const question = await device.hears('iq');
  expect(readDiscoInfo(question.getChildElements()[0] ?? question)?.node).toBe(
    `${caps.node}#${caps.version}`,
  );
  const answer = writeDiscoInfo(info);
  device.send(xml('iq', { type: 'result', id: question.attrs.id, to: question.attrs.from }, answer));
  return device.everythingHeard();
}

async function befriended() {
  const server = await runServer(['ana', 'ben', 'carl']);
  const [ana, ben] = [
    await Device.signIn(server, 'ana'),
    await Device.signIn(server, 'ben', { silent: true }),
  ];
  ben.send(xml('presence', { to: 'ana@localhost', type: 'subscribe' }));
  await ana.hears('presence');
  ana.send(xml('presence', { to: 'ben@localhost', type: 'subscribed' }));
  await ana.everythingHeard();
  return { server, ana, ben };
}

const isEvent = (element: Element) => readPubSubEvent(element) !== undefined;

describe("an account's own nodes", () => {
  it('keep bookmarks as XEP-0402 asks: private, and more than one', async () => {
    const ana = await Device.signIn(await runServer(['ana', 'ben']), 'ana');
    const options = makeForm('submit', NS.publishOptions, {
      'pubsub#persist_items': 'true',
      'pubsub#max_items': 'max',
      'pubsub#send_last_published_item': 'never',
      'pubsub#access_model': 'whitelist',
    });
    for (const room of ['a@rooms.localhost', 'b@rooms.localhost']) {
      const payload = writeBookmark({ name: room, autojoin: true });
      await ask(ana, { kind: 'publish', node: NS.bookmarks, items: [{ id: room, payload }], options });
    }
    const answer = await ask(ana, { kind: 'items', node: NS.bookmarks, ids: [] });
    const items = readPubSubItems(answer.getChildElements()[0] ?? answer) ?? [];
    const marks = items.map(({ id = '', payload }) => payload && readBookmark(id, payload));
    expect(marks).toMatchObject([
      { room: 'a@rooms.localhost', autojoin: true },
      { room: 'b@rooms.localhost', autojoin: true },
    ]);
  });

  it('push changes to the other devices that want them', async () => {
    const server = await runServer(['ana']);
    const [ana, phone] = [
      await Device.signIn(server, 'ana'),
      await Device.signIn(server, 'ana', { silent: true }),
    ];
    await appearWanting(phone, NS.bookmarks);
    await publish(ana, NS.bookmarks, 'a@rooms.localhost', { 'pubsub#access_model': 'whitelist' });
    const event = await phone.hears(isEvent);
    expect(event.attrs).toMatchObject({ from: 'ana@localhost', type: 'headline' });
    await ask(ana, { kind: 'retract', node: NS.bookmarks, ids: ['a@rooms.localhost'], notify: true });
    expect(readPubSubEvent(await phone.hears(isEvent))).toMatchObject({ retracted: ['a@rooms.localhost'] });
    expect(ana.heard.filter(isEvent)).toEqual([]);
  });

  it('tell contacts who want to know, also of what was there before they came', async () => {
    const { ana, ben } = await befriended();
    await publish(ana, tune, 'first');
    const [last] = (await appearWanting(ben, tune)).flatMap((element) => readPubSubEvent(element) ?? []);
    expect(last).toMatchObject({ items: [{ id: 'first' }] });
    await publish(ana, tune, 'second');
    expect(readPubSubEvent(await ben.hears(isEvent))).toMatchObject({ items: [{ id: 'second' }] });
    await publish(ana, 'urn:example:other', 'x');
    expect((await ben.everythingHeard()).filter(isEvent)).toEqual([]);
  });

  it('show nothing private to a contact, whatever they want', async () => {
    const { ana, ben } = await befriended();
    await publish(ana, NS.bookmarks, 'secret', { 'pubsub#access_model': 'whitelist' });
    await appearWanting(ben, NS.bookmarks);
    await publish(ana, NS.bookmarks, 'more');
    expect((await ben.everythingHeard()).filter(isEvent)).toEqual([]);
    expect(await itemsOf(ben, NS.bookmarks, 'ana@localhost')).toBe('not-allowed');
  });

  it.each([
    ['open', ['x'], ['x']],
    ['presence', ['x'], 'not-authorized'],
    ['whitelist', 'not-allowed', 'not-allowed'],
  ])(
    'with access model %s are read by a contact: %o, by a stranger: %o',
    async (model, contact, stranger) => {
      const { server, ana, ben } = await befriended();
      await publish(ana, 'urn:n', 'x', { 'pubsub#access_model': model });
      expect(await itemsOf(ben, 'urn:n', 'ana@localhost')).toEqual(contact);
      const carl = await Device.signIn(server, 'carl');
      expect(await itemsOf(carl, 'urn:n', 'ana@localhost')).toEqual(stranger);
      expect(await itemsOf(ana, 'urn:n')).toEqual(['x']);
    },
  );

  it('keep one item unless they were made for more', async () => {
    const ana = await Device.signIn(await runServer(['ana']), 'ana');
    for (const id of ['1', '2']) await publish(ana, 'urn:one', id);
    for (const id of ['1', '2', '3', '1']) await publish(ana, 'urn:two', id, { 'pubsub#max_items': '2' });
    expect(await itemsOf(ana, 'urn:one')).toEqual(['2']);
    expect(await itemsOf(ana, 'urn:two')).toEqual(['3', '1']);
  });

  it('refuse a publisher who takes them for something else, and may be configured to fit', async () => {
    const ana = await Device.signIn(await runServer(['ana']), 'ana');
    await publish(ana, 'urn:n', 'x');
    const refused = readStanzaError(await publish(ana, 'urn:n', 'y', { 'pubsub#access_model': 'whitelist' }));
    expect(refused).toMatchObject({ condition: 'conflict', application: { name: 'precondition-not-met' } });
    const configuration = makeForm('submit', NS.nodeConfig, { 'pubsub#access_model': 'whitelist' });
    await ask(ana, { kind: 'setConfiguration', node: 'urn:n', configuration });
    const form = readForm(
      (await ask(ana, { kind: 'getConfiguration', node: 'urn:n' }))
        .getChild('pubsub')
        ?.getChild('configure') ?? xml('none'),
    );
    expect(form && formValue(form, 'pubsub#access_model')).toBe('whitelist');
    expect((await publish(ana, 'urn:n', 'y', { 'pubsub#access_model': 'whitelist' })).attrs.type).toBe(
      'result',
    );
  });

  it('are made, emptied and removed', async () => {
    const ana = await Device.signIn(await runServer(['ana']), 'ana');
    expect((await ask(ana, { kind: 'create', node: 'urn:n' })).attrs.type).toBe('result');
    expect(readStanzaError(await ask(ana, { kind: 'create', node: 'urn:n' }))?.condition).toBe('conflict');
    await publish(ana, 'urn:n', 'x');
    await ask(ana, { kind: 'purge', node: 'urn:n' });
    expect(await itemsOf(ana, 'urn:n')).toEqual([]);
    await ask(ana, { kind: 'delete', node: 'urn:n' });
    expect(await itemsOf(ana, 'urn:n')).toBe('item-not-found');
  });

  it.each<[PubSubRequest, string]>([
    [{ kind: 'retract', node: 'urn:none', ids: ['x'], notify: false }, 'item-not-found'],
    [{ kind: 'delete', node: 'urn:none' }, 'item-not-found'],
    [{ kind: 'publish', node: 'urn:n', items: [] }, 'bad-request'],
    [{ kind: 'publish', node: 'urn:n', items: [{ id: '1' }, { id: '2' }] }, 'not-allowed'],
    [
      {
        kind: 'create',
        node: 'urn:n',
        configuration: makeForm('submit', NS.nodeConfig, { 'pubsub#access_model': 'odd' }),
      },
      'not-acceptable',
    ],
  ])('refuse %o: %s', async (request, condition) => {
    const ana = await Device.signIn(await runServer(['ana']), 'ana');
    expect(readStanzaError(await ask(ana, request))?.condition).toBe(condition);
  });

  it("refuse to be changed by anybody else, and what they can't do", async () => {
    const { ben, ana } = await befriended();
    await publish(ana, 'urn:n', 'x');
    const item = { id: 'x' };
    const forged = await ask(ben, { kind: 'publish', node: 'urn:n', items: [item] }, 'ana@localhost');
    expect(readStanzaError(forged)?.condition).toBe('forbidden');
    const subscribe = xml(
      'pubsub',
      { xmlns: NS.pubsub },
      xml('subscribe', { node: 'urn:n', jid: ben.address }),
    );
    const answer = await ben.asks('set', 'ana@localhost', subscribe);
    expect(readStanzaError(answer)?.condition).toBe('feature-not-implemented');
  });

  it('have a limit', async () => {
    const ana = await Device.signIn(await runServer(['ana'], { pepNodes: 1 }), 'ana');
    await publish(ana, 'urn:1', 'x');
    expect(readStanzaError(await publish(ana, 'urn:2', 'x'))?.condition).toBe('resource-constraint');
  });
});
