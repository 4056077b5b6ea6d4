import { describe, expect, it } from 'vitest';
import { readCarbon, writeEnableCarbons } from '#electron/stanza/0280-carbons.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readStanzaError } from '#electron/stanza/stanza-error.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { Device, isMessage, message } from './device.ts';
import { anaAndBen } from './friends.ts';
import { runServer } from './running.ts';

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
