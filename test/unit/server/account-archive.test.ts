import { describe, expect, it } from 'vitest';
import {
  type ArchiveRequest,
  readArchiveEnd,
  readArchiveResult,
  writeArchiveRequest,
} from '#electron/stanza/0313-archive.ts';
import { readStanzaId } from '#electron/stanza/0359-ids.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readStanzaError } from '#electron/stanza/stanza-error.ts';
import { xml } from '#electron/stanza/xml.ts';
import { Device, isMessage, message } from './device.ts';
import { runServer } from './running.ts';

async function ask(device: Device, request: Partial<ArchiveRequest>, to?: string) {
  const query = writeArchiveRequest({ page: {}, flipped: false, queryId: 'q', ...request });
  const answer = await device.asks('set', to, query);
  const results = device.heard.splice(0).flatMap((element) => readArchiveResult(element) ?? []);
  const bodies = results.map((result) => result.forwarded.stanza.getChildText('body'));
  return { answer, results, bodies, end: readArchiveEnd(answer) };
}

async function conversation(count: number) {
  const server = await runServer(['ana', 'ben', 'carl']);
  const [ana, ben] = [await Device.signIn(server, 'ana'), await Device.signIn(server, 'ben')];
  for (let index = 1; index <= count; index++) ana.send(message('ben@localhost', String(index)));
  if (count > 0) await ben.hears(isMessage(String(count)));
  await ana.everythingHeard();
  ben.heard.splice(0);
  return { server, ana, ben };
}

describe('the archive of an account', () => {
  it('holds what either side said, under the id that was delivered', async () => {
    const { ana, ben } = await conversation(0);
    ana.send(message('ben@localhost', 'hello'));
    const delivered = await ben.hears(isMessage('hello'));
    const [kept] = (await ask(ben, {})).results;
    expect(kept?.id).toBe(readStanzaId(delivered, 'ben@localhost'));
    expect(kept?.queryId).toBe('q');
    expect((await ask(ana, {})).bodies).toEqual(['hello']);
  });

  it('is read in pages, forwards and backwards', async () => {
    const { ben } = await conversation(5);
    const first = await ask(ben, { page: { max: 2 } });
    expect(first.bodies).toEqual(['1', '2']);
    expect(first.end).toMatchObject({ complete: false, set: { count: 5 } });
    const rest = await ask(ben, { page: { after: first.end?.set.last ?? '', max: 10 } });
    expect(rest.bodies).toEqual(['3', '4', '5']);
    expect(rest.end?.complete).toBe(true);
    const newest = await ask(ben, { page: { before: null, max: 2 } });
    expect(newest.bodies).toEqual(['4', '5']);
    const older = await ask(ben, { page: { before: newest.end?.set.first ?? '', max: 2 }, flipped: true });
    expect(older.bodies).toEqual(['3', '2']);
    const none = await ask(ben, { page: { max: 0 } });
    expect(none.bodies).toEqual([]);
    expect(none.end?.set.count).toBe(5);
  });

  it('is filtered by partner and by time', async () => {
    const { server, ana, ben } = await conversation(1);
    const carl = await Device.signIn(server, 'carl');
    carl.send(message('ben@localhost', 'from carl'));
    await ben.hears(isMessage('from carl'));
    ben.heard.splice(0);
    expect((await ask(ben, { with: 'carl@localhost' })).bodies).toEqual(['from carl']);
    expect((await ask(ben, { with: ana.address })).bodies).toEqual(['1']);
    expect((await ask(ben, { start: Date.now() + 60_000 })).bodies).toEqual([]);
    expect((await ask(ben, { end: Date.now() + 60_000 })).bodies).toEqual(['1', 'from carl']);
  });

  it('keeps nothing that asks not to be kept, and what asks to be', async () => {
    const { ana, ben } = await conversation(0);
    const hint = (name: string) => xml(name, { xmlns: NS.hints });
    ana.send(
      xml('message', { to: 'ben@localhost', type: 'chat' }, xml('body', {}, 'secret'), hint('no-store')),
    );
    ana.send(xml('message', { to: 'ben@localhost', type: 'chat' }, xml('marker', { xmlns: 'urn:x' })));
    ana.send(
      xml('message', { to: 'ben@localhost', type: 'chat' }, xml('kept', { xmlns: 'urn:x' }), hint('store')),
    );
    await ben.hears((element) => element.getChild('kept') !== undefined);
    const { results } = await ask(ben, {});
    expect(results).toHaveLength(1);
    expect(results[0]?.forwarded.stanza.getChild('kept', 'urn:x')).toBeDefined();
  });

  it('believes nobody who says which id it gave', async () => {
    const { ana, ben } = await conversation(0);
    const forged = xml('stanza-id', { xmlns: NS.stanzaIds, id: 'forged', by: 'ben@localhost' });
    ana.send(xml('message', { to: 'ben@localhost', type: 'chat' }, xml('body', {}, 'hi'), forged));
    const delivered = await ben.hears(isMessage('hi'));
    expect(delivered.getChildren('stanza-id')).toHaveLength(1);
    expect(readStanzaId(delivered, 'ben@localhost')).not.toBe('forged');
  });

  it('answers nobody else, and says so where a page would begin at nothing', async () => {
    const { ana, ben } = await conversation(1);
    expect(readStanzaError((await ask(ana, {}, 'ben@localhost')).answer)?.condition).toBe('forbidden');
    const lost = await ask(ben, { page: { after: '999999' } });
    expect(readStanzaError(lost.answer)?.condition).toBe('item-not-found');
    const odd = await ben.asks(
      'set',
      undefined,
      xml('query', { xmlns: NS.archive }, xml('set', { xmlns: NS.rsm }, xml('max', {}, 'x'))),
    );
    expect(readStanzaError(odd)?.condition).toBe('bad-request');
  });
});
