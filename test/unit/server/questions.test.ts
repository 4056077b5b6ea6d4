import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NS } from '#electron/stanza/namespaces.ts';
import { readStanzaError } from '#electron/stanza/stanza-error.ts';
import { xml } from '#electron/stanza/xml.ts';
import { projectRoot } from '#test/support/project.ts';
import { Device } from './device.ts';
import { anaAndBen, befriend } from './friends.ts';
import { runServer } from './running.ts';

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

  it('for the version are answered with the one of this program', async () => {
    const ana = await Device.signIn(await runServer(['ana']), 'ana');
    const answer = await ana.asks('get', 'localhost', xml('query', { xmlns: NS.version }));
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
    expect(answer.getChild('query', NS.version)?.getChildText('version')).toBe(version);
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
