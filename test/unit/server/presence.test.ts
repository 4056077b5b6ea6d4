import { describe, expect, it } from 'vitest';
import { NS } from '#electron/stanza/namespaces.ts';
import { readRoster, writeRoster } from '#electron/stanza/rfc6121-roster.ts';
import { readStanzaError } from '#electron/stanza/stanza-error.ts';
import { xml } from '#electron/stanza/xml.ts';
import { Device } from './device.ts';
import { anaAndBen, befriend, contacts, isPresence, say } from './friends.ts';
import { runServer } from './running.ts';

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
