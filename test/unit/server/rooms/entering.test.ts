import { describe, expect, it } from 'vitest';
import { readMucUser } from '#electron/stanza/0045-muc.ts';
import { readOccupantId } from '#electron/stanza/0421-occupant-id.ts';
import { addressOf, errorOf, gists, join45, openHouse } from './house.ts';

describe('entering a room', () => {
  it('shows who is there, then oneself, then what was said, then the subject', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    ana.enters('lobby');
    ana.says('lobby', 'Hello');
    expect(gists(ben.enters('lobby'))).toEqual([
      'presence Ana',
      'presence Ben 110,100,170',
      'message Ana “Hello”',
      'message (room) subject:',
    ]);
    expect(gists(ana.hears()).at(-1)).toBe('presence Ben');
  });

  it('tells everybody real addresses where the room is not anonymous', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    ana.enters('lobby');
    const [presence] = ben.enters('lobby');
    expect(presence && readMucUser(presence)?.items).toEqual([
      { affiliation: 'owner', role: 'moderator', jid: 'ana@localhost/desk' },
    ]);
  });

  it('tells real addresses to moderators only where the room is anonymous', () => {
    const house = openHouse();
    const [ana, ben, cy] = ['ana', 'ben', 'cy'].map((name) => house.person(name));
    ana?.configures('lobby', { whois: 'moderators' });
    ana?.enters('lobby');
    ben?.enters('lobby');
    const seen = cy?.enters('lobby').flatMap((one) => readMucUser(one)?.items ?? []);
    expect(seen?.map(({ jid }) => jid)).toEqual([undefined, undefined, 'cy@localhost/desk']);
    const addresses = ana?.hears().flatMap((one) => readMucUser(one)?.items.map(({ jid }) => jid) ?? []);
    expect(addresses).toContain('cy@localhost/desk');
    expect(ben?.hears().join('')).not.toContain('cy@localhost');
  });

  it.each([
    ['', 'jid-malformed'],
    [' Ana', 'not-acceptable'],
    ['A\u200Bna', 'not-acceptable'],
    ['\u202EanA', 'not-acceptable'],
    ['\u3164', 'not-acceptable'],
    ['A\u0301\u0301\u0301\u0301\u0301', 'not-acceptable'],
    ['x'.repeat(65), 'not-acceptable'],
  ])('refuses the nickname %j', (nickname, condition) => {
    const ben = openHouse().person('ben');
    const to = nickname ? `${addressOf('lobby')}/${nickname}` : addressOf('lobby');
    expect(errorOf(ben.sends('presence', { to }, join45)[0])).toBe(condition);
  });

  it.each(['Ben', 'Zoë', '李', '👩‍👩‍👧', '❤️', 'می\u200Cخواهم', 'x'.repeat(64)])(
    'accepts the nickname %j',
    (nickname) => {
      const ben = openHouse().person('ben');
      expect(gists(ben.enters('lobby', nickname))).toContain(`presence ${nickname} 110,100,170`);
    },
  );

  it.each(['Ana', 'ANA', 'ａｎａ'])('refuses %j to somebody else while Ana is there', (nickname) => {
    const house = openHouse();
    house.person('ana').enters('lobby');
    expect(errorOf(house.person('ben').enters('lobby', nickname)[0])).toBe('conflict');
  });

  it('lets only members into a closed room, and nobody who is banned into any', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    expect(errorOf(ben.enters('team')[0])).toBe('registration-required');
    ana.changesList('team', `<item affiliation='member' jid='ben@localhost'/>`);
    expect(gists(ben.enters('team'))).toContain('presence Ben 110,100,170');
    ana.changesList('lobby', `<item affiliation='outcast' jid='ben@localhost'/>`);
    expect(errorOf(ben.enters('lobby')[0])).toBe('forbidden');
  });

  it('repeats the welcome to a session that lost sight of being there', () => {
    const house = openHouse();
    const ben = house.person('ben');
    const first = gists(ben.enters('lobby'));
    expect(gists(ben.enters('lobby'))).toEqual(first);
  });

  it('takes presence without the wish to enter for that of somebody who is not there', () => {
    const ben = openHouse().person('ben');
    expect(errorOf(ben.sends('presence', { to: `${addressOf('lobby')}/Ben` })[0])).toBe('not-acceptable');
  });

  it('gives a person the same occupant id always, and another in every room', () => {
    const house = openHouse();
    const idOf = (device: string, room: string, as: string): string | undefined => {
      const self = house
        .person('ana', device)
        .enters(room, as)
        .find(({ name }) => name === 'presence');
      return self && readOccupantId(self);
    };
    const first = idOf('desk', 'lobby', 'Ana');
    expect(first).toMatch(/^[\w-]{32}$/);
    expect(idOf('phone', 'lobby', 'Other')).toBe(first);
    expect(idOf('desk', 'team', 'Ana')).not.toBe(first);
    house.restarts();
    expect(idOf('desk', 'lobby', 'Someone')).toBe(first);
  });
});

describe('the history on entering', () => {
  it.each([
    [``, ['1', '2', '3', '4']],
    [`maxstanzas='0'`, []],
    [`maxstanzas='2'`, ['3', '4']],
    [`maxchars='0'`, []],
    [`seconds='90'`, ['3', '4']],
    [`since='2026-01-02T12:03:00Z'`, ['4']],
    [`maxstanzas='1' seconds='3600'`, ['4']],
  ])('with %s is %j', (wish, texts) => {
    const house = openHouse();
    const ana = house.person('ana');
    ana.enters('lobby');
    for (const text of ['1', '2', '3', '4']) {
      ana.says('lobby', text);
      house.later(60_000);
    }
    house.later(-30_000);
    const x = `<x xmlns='http://jabber.org/protocol/muc'><history ${wish}/></x>`;
    const heard = house.person('ben').enters('lobby', 'Ben', x);
    expect(heard.flatMap((one) => one.getChildText('body') ?? [])).toEqual(texts);
  });

  it('counts the characters of whole stanzas, newest first', () => {
    const house = openHouse();
    const ana = house.person('ana');
    ana.enters('lobby');
    for (const text of ['1', '2', '3']) ana.says('lobby', text);
    const enter = (limit: number): readonly string[] => {
      const x = `<x xmlns='http://jabber.org/protocol/muc'><history maxchars='${limit}'/></x>`;
      const heard = house.person('ben', `${limit}`).enters('lobby', 'Ben', x);
      return heard.flatMap((one) => one.getChildText('body') ?? []);
    };
    expect(enter(10)).toEqual([]);
    expect(enter(600)).toEqual(['3']);
    expect(enter(100_000)).toEqual(['1', '2', '3']);
  });

  it('says when and under what id things were said, and leaves subjects to the end', () => {
    const house = openHouse();
    const ana = house.person('ana');
    ana.enters('lobby');
    const [live] = ana.says('lobby', 'Hello');
    ana.sends('message', { to: addressOf('lobby'), type: 'groupchat' }, '<subject>News</subject>');
    house.later(60_000);
    const heard = house.person('ben').enters('lobby');
    expect(gists(heard).slice(-2)).toEqual(['message Ana “Hello”', 'message Ana subject:News']);
    const told = heard.at(-2);
    expect(told?.getChild('delay')?.attrs).toMatchObject({
      from: addressOf('lobby'),
      stamp: '2026-01-02T12:00:00.000Z',
    });
    expect(told?.getChild('stanza-id')?.attrs.id).toBe(live?.getChild('stanza-id')?.attrs.id);
  });
});
