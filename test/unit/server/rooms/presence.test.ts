import { describe, expect, it } from 'vitest';
import { readMucUser } from '#electron/stanza/0045-muc.ts';
import { addressOf, errorOf, gists, openHouse, type Person } from './house.ts';

function together(): {
  readonly ana: Person;
  readonly ben: Person;
  readonly house: ReturnType<typeof openHouse>;
} {
  const house = openHouse();
  const [ana, ben] = [house.person('ana'), house.person('ben')];
  ana.enters('lobby');
  ben.enters('lobby');
  ana.hears();
  ben.hears();
  return { ana, ben, house };
}

describe('somebody in a room', () => {
  it('is seen to go', () => {
    const { ana, ben } = together();
    expect(gists(ben.leaves('lobby'))).toEqual(['presence Ben unavailable 110']);
    expect(gists(ana.hears())).toEqual(['presence Ben unavailable']);
    expect(ben.leaves('lobby')).toEqual([]);
    ana.says('lobby', 'Alone');
    expect(ben.hears().map(String).join('')).not.toContain('Alone');
  });

  it('is seen to be away', () => {
    const { ana, ben } = together();
    ben.sends('presence', { to: `${addressOf('lobby')}/Ben` }, '<show>away</show><status>Lunch</status>');
    expect(ana.hears()[0]?.getChildText('show')).toBe('away');
    expect(gists(ben.hears())).toEqual(['presence Ben 110']);
  });

  it('can take another name, which everybody is told', () => {
    const { ana, ben } = together();
    ben.sends('presence', { to: `${addressOf('lobby')}/Benjamin` });
    const heard = ana.hears();
    expect(gists(heard)).toEqual(['presence Ben unavailable 303', 'presence Benjamin']);
    expect(heard[0] && readMucUser(heard[0])?.items[0]?.nick).toBe('Benjamin');
    expect(gists(ben.hears())).toEqual(['presence Ben unavailable 110,303', 'presence Benjamin 110']);
    expect(gists(ben.says('lobby', 'Me'))).toEqual(['message Benjamin “Me”']);
  });

  it('can change the case of their name, but take nobody else’s', () => {
    const { ana, ben } = together();
    expect(errorOf(ben.sends('presence', { to: `${addressOf('lobby')}/ana` })[0])).toBe('conflict');
    ben.sends('presence', { to: `${addressOf('lobby')}/BEN` });
    expect(gists(ana.hears())).toEqual(['presence Ben unavailable 303', 'presence BEN']);
  });

  it('is there once with all devices under one name', () => {
    const { ana, ben, house } = together();
    const phone = house.person('ben', 'phone');
    expect(gists(phone.enters('lobby', 'ben')).slice(0, 2)).toEqual([
      'presence Ana',
      'presence Ben 110,100,170,210',
    ]);
    expect(ana.hears()).toEqual([]);
    ana.says('lobby', 'Hello');
    expect(gists(ben.hears())).toContain('message Ana “Hello”');
    expect(gists(phone.hears())).toContain('message Ana “Hello”');
    ana.hears();
    expect(gists(phone.leaves('lobby'))).toEqual(['presence Ben unavailable 110']);
    expect(ana.hears()).toEqual([]);
    phone.enters('lobby', 'Ben');
    ben.leaves('lobby');
    const [moved] = ana.hears();
    expect(gists(moved ? [moved] : [])).toEqual(['presence Ben']);
    expect(moved && readMucUser(moved)?.items[0]?.jid).toBe('ben@localhost/phone');
  });

  it('who turns out not to be there any more is taken out', () => {
    const { ana, ben } = together();
    const error = `<error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>`;
    ben.sends('message', { to: `${addressOf('lobby')}/Ana`, type: 'error' }, error);
    expect(gists(ana.hears())).toEqual(['presence Ben unavailable 307,333']);
    const busy = `<error type='wait'><resource-constraint xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>`;
    ana.sends('message', { to: addressOf('lobby'), type: 'error' }, busy);
    expect(gists(ana.says('lobby', 'Still here'))).toEqual(['message Ana “Still here”']);
  });

  it('learns by a ping to themselves whether they are still there', () => {
    const { ana, ben } = together();
    const ping = (person: Person, nickname: string): string | undefined => {
      const answer = person.asks('lobby', 'get', `<ping xmlns='urn:xmpp:ping'/>`, nickname);
      return errorOf(answer) ?? answer.attrs.type;
    };
    expect(ping(ben, 'Ben')).toBe('result');
    expect(ping(ben, 'Ana')).toBe('service-unavailable');
    expect(ping(ben, 'Nobody')).toBe('item-not-found');
    ben.leaves('lobby');
    expect(ping(ben, 'Ben')).toBe('not-acceptable');
    expect(ping(ana, 'Ana')).toBe('result');
  });

  it('is told when the service goes down', () => {
    const { ana, ben, house } = together();
    house.closes();
    expect(gists([...ana.hears(), ...ben.hears()])).toEqual([
      'presence Ana unavailable 110,332',
      'presence Ben unavailable 110,332',
    ]);
  });

  it('is not there any more after a restart, while rooms, lists and words are', () => {
    const { ana, ben, house } = together();
    ana.says('lobby', 'Before');
    house.restarts();
    expect(errorOf(ben.says('lobby', 'Hello?')[0])).toBe('not-acceptable');
    expect(gists(ben.enters('lobby'))).toEqual([
      'presence Ben 110,100,170',
      'message Ana “Before”',
      'message (room) subject:',
    ]);
  });

  it('may say a little of themselves, not a book', () => {
    const { ana, ben } = together();
    const long = `<status>${'x'.repeat(20_000)}</status>`;
    expect(errorOf(ben.sends('presence', { to: `${addressOf('lobby')}/Ben` }, long)[0])).toBe(
      'policy-violation',
    );
    expect(ana.hears()).toEqual([]);
  });
});
