import { describe, expect, it } from 'vitest';
import type { RunningServer } from '#electron/server/server.ts';
import { readCarbon, writeEnableCarbons } from '#electron/stanza/0280-carbons.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readRoster, writeRoster } from '#electron/stanza/rfc6121-roster.ts';
import { readStanzaError } from '#electron/stanza/stanza-error.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { Device, isMessage, message } from './device.ts';
import { runServer } from './running.ts';

const isPresence = (type: string | undefined, from: string) => (element: Element) =>
  element.is('presence') && element.attrs.type === type && String(element.attrs.from).startsWith(from);

function say(device: Device, to: string, type: string): void {
  device.send(xml('presence', { to, type }));
}

async function contacts(device: Device) {
  const answer = await device.asks('get', undefined, writeRoster({ items: [] }));
  return readRoster(answer.getChildElements()[0] ?? answer)?.items;
}

/** Ana and Ben see each other. */
async function befriend(ana: Device, ben: Device): Promise<void> {
  say(ana, 'ben@localhost', 'subscribe');
  await ben.hears(isPresence('subscribe', 'ana@localhost'));
  say(ben, 'ana@localhost', 'subscribed');
  say(ben, 'ana@localhost', 'subscribe');
  await ana.hears(isPresence('subscribe', 'ben@localhost'));
  say(ana, 'ben@localhost', 'subscribed');
  await ben.hears(isPresence(undefined, ana.address));
  await ana.hears(isPresence(undefined, ben.address));
}

async function anaAndBen(): Promise<{ server: RunningServer; ana: Device; ben: Device }> {
  const server = await runServer(['ana', 'ben']);
  return { server, ana: await Device.signIn(server, 'ana'), ben: await Device.signIn(server, 'ben') };
}

describe('rosters and presence', () => {
  it('let two people see each other after both agreed', async () => {
    const { server, ana, ben } = await anaAndBen();
    await contacts(ana);
    await befriend(ana, ben);
    expect(await contacts(ana)).toMatchObject([
      { address: 'ben@localhost', subscription: 'both', asked: false },
    ]);
    await ben.leaves();
    await ana.hears(isPresence('unavailable', ben.address));
    const again = await Device.signIn(server, 'ben');
    await ana.hears(isPresence(undefined, again.address));
    await again.hears(isPresence(undefined, ana.address));
  });

  it('keep a request until the one who is asked comes', async () => {
    const server = await runServer(['ana', 'ben']);
    const ana = await Device.signIn(server, 'ana');
    ana.send(xml('presence', { to: 'ben@localhost', type: 'subscribe' }, xml('status', {}, 'It is me')));
    await ana.everythingHeard();
    const ben = await Device.signIn(server, 'ben');
    const request = await ben.hears(isPresence('subscribe', 'ana@localhost'));
    expect(request.getChildText('status')).toBe('It is me');
    expect(await contacts(ben)).toEqual([]);
  });

  it('show nothing to a stranger', async () => {
    const { ana, ben } = await anaAndBen();
    say(ana, ben.address, 'probe');
    say(ana, 'ben@localhost', 'probe');
    expect((await ana.everythingHeard()).map(String)).toEqual([]);
    expect(ben.heard.map(String)).toEqual([]);
  });

  it('end on both sides when a contact is removed', async () => {
    const { ana, ben } = await anaAndBen();
    await befriend(ana, ben);
    await contacts(ben);
    const gone = { address: 'ben@localhost', subscription: 'remove', asked: false, groups: [] } as const;
    await ana.asks('set', undefined, writeRoster({ items: [gone] }));
    await ben.hears(isPresence('unsubscribed', 'ana@localhost'));
    await ben.hears(isPresence('unavailable', 'ana@localhost'));
    expect(await contacts(ben)).toMatchObject([{ address: 'ana@localhost', subscription: 'none' }]);
    expect(await contacts(ana)).toEqual([]);
  });

  it('tell every device that asked what changed in the list', async () => {
    const server = await runServer(['ana']);
    const [one, other] = [await Device.signIn(server, 'ana'), await Device.signIn(server, 'ana')];
    await contacts(other);
    const item = {
      address: 'ben@localhost',
      name: 'Ben',
      subscription: 'none',
      asked: false,
      groups: ['Desk'],
    } as const;
    await one.asks('set', undefined, writeRoster({ items: [item] }));
    const push = await other.hears((element) => element.is('iq') && element.attrs.type === 'set');
    expect(readRoster(push.getChildElements()[0] ?? push)?.items).toEqual([item]);
  });

  it.each([
    ['', 'bad-request'],
    ['<item jid="a@b@c"/>', 'jid-malformed'],
    ['<item jid="ben@localhost"/><item jid="carl@localhost"/>', 'bad-request'],
    ['<item jid="ben@localhost"><group/></item>', 'not-acceptable'],
    ['<item jid="ben@localhost" subscription="remove"/>', 'item-not-found'],
  ])('refuse the change %s', async (items, condition) => {
    const ana = await Device.signIn(await runServer(['ana']), 'ana');
    ana.send(`<iq xmlns="jabber:client" type="set" id="r"><query xmlns="${NS.roster}">${items}</query></iq>`);
    expect(readStanzaError(await ana.hears('iq'))?.condition).toBe(condition);
  });

  it('tell those who were addressed directly that somebody is gone, however they went', async () => {
    const { ana, ben } = await anaAndBen();
    ana.send(xml('presence', { to: ben.address }));
    await ben.hears(isPresence(undefined, ana.address));
    await ana.cut();
    await ben.hears(isPresence('unavailable', ana.address));
  });
});

it('one device can address only so many directly', async () => {
  const ana = await Device.signIn(await runServer(['ana'], { directedPresences: 2 }), 'ana');
  for (const name of ['a', 'b', 'c']) ana.send(xml('presence', { to: `${name}@localhost` }));
  const refused = await ana.hears((element) => element.attrs.type === 'error');
  expect(refused.attrs.from).toBe('c@localhost');
  expect(readStanzaError(refused)?.condition).toBe('resource-constraint');
});

describe('messages between people', () => {
  it('go to every device of a bare address and to one of a full address', async () => {
    const { server, ana, ben } = await anaAndBen();
    const phone = await Device.signIn(server, 'ben');
    ana.send(message('ben@localhost', 'to all'));
    expect((await ben.hears(isMessage('to all'))).attrs.to).toBe('ben@localhost');
    await phone.hears(isMessage('to all'));
    ana.send(message(phone.address, 'to one'));
    await phone.hears(isMessage('to one'));
    expect((await ben.everythingHeard()).filter(isMessage('to one'))).toEqual([]);
  });

  it('wait for who is away, and come once, with the time of their sending', async () => {
    const server = await runServer(['ana', 'ben']);
    const ana = await Device.signIn(server, 'ana');
    ana.send(message('ben@localhost', 'later'));
    await ana.everythingHeard();
    const ben = await Device.signIn(server, 'ben');
    const late = await ben.hears(isMessage('later'));
    expect(late.getChild('delay', NS.delay)?.attrs.from).toBe('localhost');
    await ben.leaves();
    const again = await Device.signIn(server, 'ben');
    expect((await again.everythingHeard()).filter(isMessage('later'))).toEqual([]);
  });

  it('do not wait for a device that wants nothing but what is meant for it', async () => {
    const server = await runServer(['ana', 'ben']);
    const [ana, ben] = [
      await Device.signIn(server, 'ana'),
      await Device.signIn(server, 'ben', { silent: true }),
    ];
    await ben.appear(xml('priority', {}, '-1'));
    ana.send(message('ben@localhost', 'for whoever is there'));
    ana.send(message(ben.address, 'for this one'));
    await ben.hears(isMessage('for this one'));
    expect(ben.heard.filter(isMessage('for whoever is there'))).toEqual([]);
  });

  it.each([
    ['nobody@localhost', 'service-unavailable'],
    ['ben@elsewhere.example', 'remote-server-not-found'],
    ['localhost', 'service-unavailable'],
    ['a@b@c', 'jid-malformed'],
  ])('to %s come back: %s', async (to, condition) => {
    const ana = await Device.signIn(await runServer(['ana']), 'ana');
    ana.send(message(to, 'hello'));
    const error = await ana.hears('message');
    expect(error.attrs.type).toBe('error');
    expect(readStanzaError(error)?.condition).toBe(condition);
  });

  it('are copied to the other devices of both, with who said them', async () => {
    const { server, ana, ben } = await anaAndBen();
    const [anaPhone, benPhone] = [await Device.signIn(server, 'ana'), await Device.signIn(server, 'ben')];
    for (const phone of [anaPhone, benPhone]) await phone.asks('set', undefined, writeEnableCarbons());
    ana.send(message(ben.address, 'hello'));
    const hasCarbon = (element: Element) => readCarbon(element) !== undefined;
    const sent = await anaPhone.hears(hasCarbon);
    const received = await benPhone.hears(hasCarbon);
    expect(sent.attrs.from).toBe('ana@localhost');
    expect(readCarbon(sent)).toMatchObject({ direction: 'sent' });
    expect(received.attrs.from).toBe('ben@localhost');
    expect(readCarbon(received)?.message.attrs.from).toBe(ana.address);
    ana.send(
      xml(
        'message',
        { to: ben.address, type: 'chat' },
        xml('body', {}, 'hush'),
        xml('private', { xmlns: NS.carbons }),
      ),
    );
    await ben.hears(isMessage('hush'));
    expect((await benPhone.everythingHeard()).filter(hasCarbon)).toEqual([]);
  });
});

describe('questions', () => {
  it.each([
    ['to the server', 'localhost'],
    ['to one of our accounts', 'ben@localhost'],
    ['to nobody', 'nobody@localhost'],
    ['to a device that is not there', 'ben@localhost/none'],
  ])('that nobody knows are refused as unavailable %s', async (_, to) => {
    const ana = await Device.signIn(await runServer(['ana', 'ben']), 'ana');
    const answer = await ana.asks('get', to, xml('riddle', { xmlns: 'urn:example:riddle' }));
    expect(answer.attrs).toMatchObject({ type: 'error', from: to, to: ana.address });
    expect(readStanzaError(answer)?.condition).toBe('service-unavailable');
  });

  it.each([
    '<iq xmlns="jabber:client" type="get" id="1"/>',
    '<iq xmlns="jabber:client" type="odd" id="1"><x xmlns="urn:x"/></iq>',
    '<iq xmlns="jabber:client" id="1"><x xmlns="urn:x"/></iq>',
    '<iq xmlns="jabber:client" type="get"><x xmlns="urn:x"/></iq>',
    '<iq xmlns="jabber:client" type="get" id="1"><x xmlns="urn:x"/><y xmlns="urn:y"/></iq>',
  ])('that are malformed are bad requests: %s', async (text) => {
    const ana = await Device.signIn(await runServer(['ana']), 'ana');
    ana.send(text);
    expect(readStanzaError(await ana.hears('iq'))?.condition).toBe('bad-request');
  });

  it('go from device to device and back', async () => {
    const { ana, ben } = await anaAndBen();
    const asking = ana.asks('get', ben.address, xml('riddle', { xmlns: 'urn:example:riddle' }));
    const question = await ben.hears('iq');
    expect(question.attrs.from).toBe(ana.address);
    ben.send(xml('iq', { type: 'result', id: question.attrs.id, to: ana.address }));
    expect((await asking).attrs).toMatchObject({ type: 'result', from: ben.address });
  });

  it('about an account are answered to those who may see it only', async () => {
    const { ana, ben } = await anaAndBen();
    const ask = () => ana.asks('get', 'ben@localhost', xml('query', { xmlns: NS.discoInfo }));
    expect(readStanzaError(await ask())?.condition).toBe('service-unavailable');
    await befriend(ana, ben);
    expect((await ask()).attrs.type).toBe('result');
  });

  it('about the server are answered', async () => {
    const ana = await Device.signIn(await runServer(['ana']), 'ana');
    const info = await ana.asks('get', 'localhost', xml('query', { xmlns: NS.discoInfo }));
    expect(String(info)).toContain(NS.carbons);
    const items = await ana.asks('get', 'localhost', xml('query', { xmlns: NS.discoItems }));
    expect(String(items)).toContain('rooms.localhost');
    for (const payload of [
      xml('time', { xmlns: NS.time }),
      xml('query', { xmlns: NS.version }),
      xml('ping', { xmlns: NS.ping }),
    ]) {
      expect((await ana.asks('get', 'localhost', payload)).attrs.type).toBe('result');
    }
  });

  it('for a card are answered, and nobody writes another one', async () => {
    const ana = await Device.signIn(await runServer(['ana', 'ben']), 'ana');
    const card = xml('vCard', { xmlns: NS.vcard }, xml('FN', {}, 'Ana Ruiz'));
    expect((await ana.asks('set', undefined, card)).attrs.type).toBe('result');
    const read = await ana.asks('get', 'ana@localhost', xml('vCard', { xmlns: NS.vcard }));
    expect(read.getChild('vCard')?.getChildText('FN')).toBe('Ana Ruiz');
    const forged = await ana.asks('set', 'ben@localhost', xml('vCard', { xmlns: NS.vcard }));
    expect(readStanzaError(forged)?.condition).toBe('forbidden');
  });
});
