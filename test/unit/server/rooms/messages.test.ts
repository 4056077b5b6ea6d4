import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readServerTime } from '#electron/stanza/perch-message.ts';
import { addressOf, errorOf, gists, openHouse, type Person } from './house.ts';

const origin = (id: string): string => `<origin-id xmlns='urn:xmpp:sid:0' id='${id}'/>`;

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

describe('a message to all', () => {
  it('reaches everybody, its sender included, with the time and the id of the archive', () => {
    const { ana, ben, house } = together();
    const [echo] = ana.says('lobby', 'Hello', origin('o1'));
    const [seen] = ben.hears();
    expect(gists(echo && seen ? [echo, seen] : [])).toEqual(['message Ana “Hello”', 'message Ana “Hello”']);
    expect(seen && readServerTime(seen)).toBe(house.now());
    expect(seen?.getChild('stanza-id')?.attrs).toMatchObject({ by: addressOf('lobby') });
    expect(seen?.getChild('origin-id')?.attrs.id).toBe('o1');
    expect(seen?.getChild('delay')).toBeUndefined();
  });

  it('is in the store when it is delivered', () => {
    const { ana, house } = together();
    const [echo] = ana.says('lobby', 'Hello');
    const id = echo?.getChild('stanza-id')?.attrs.id;
    const row = house.db.prepare<[], { id: number; stanza: string }>('SELECT * FROM room_messages').get();
    expect(row?.id.toString(36).padStart(11, '0')).toBe(id);
    expect(row?.stanza).toContain('<body>Hello</body>');
  });

  it('costs two statements, however many hear it', () => {
    const { ana, house } = together();
    ana.says('lobby', 'First', origin('o0'));
    expect(house.statementsOf(() => ana.says('lobby', 'Second', origin('o1')))).toBe(2);
    for (let number = 0; number < 30; number += 1) house.person(`guest${number}`).enters('lobby');
    expect(house.statementsOf(() => ana.says('lobby', 'Third', origin('o2')))).toBe(2);
    expect(house.statementsOf(() => ana.says('lobby', 'Fourth'))).toBe(1);
  });

  it('loses whatever only the room may say', () => {
    const { ana, ben } = together();
    ana.says(
      'lobby',
      'Hello',
      `<stanza-id xmlns='urn:xmpp:sid:0' id='forged' by='${addressOf('lobby')}'/>
       <occupant-id xmlns='urn:xmpp:occupant-id:0' id='forged'/>
       <delay xmlns='urn:xmpp:delay' stamp='2000-01-01T00:00:00Z' from='${addressOf('lobby')}'/>
       <x xmlns='http://jabber.org/protocol/muc#user'><item jid='forged@localhost'/></x>
       <time xmlns='urn:perch:chat:1' stamp='2000-01-01T00:00:00Z'/>
       <retracted xmlns='urn:xmpp:message-retract:1' stamp='2000-01-01T00:00:00Z'/>
       <addresses xmlns='http://jabber.org/protocol/address'><address type='ofrom' jid='forged@localhost'/></addresses>`,
    );
    const [seen] = ben.hears();
    expect(seen?.toString()).not.toMatch(/forged|2000-01-01/);
    expect(seen?.getChildren('stanza-id')).toHaveLength(1);
    expect(seen?.getChildren('occupant-id')).toHaveLength(1);
    expect(seen?.getChildren('time')).toHaveLength(1);
  });

  it('keeps what it does not know, with its prefixes', () => {
    const { ana, ben } = together();
    ana.sends(
      'message',
      { to: addressOf('lobby'), type: 'groupchat', 'xmlns:z': 'urn:z', 'xml:lang': 'de' },
      `<body>Hi</body><z:thing z:much='1'><z:more/></z:thing>`,
    );
    const [seen] = ben.hears();
    expect(seen?.attrs['xml:lang']).toBe('de');
    expect(seen?.getChild('thing', 'urn:z')?.getChild('more', 'urn:z')).toBeDefined();
  });

  it.each([
    ['a stranger to the room', 'not-acceptable', ''],
    ['somebody in it, but to one person', 'bad-request', '/Ben'],
  ])('is refused from %s', (_who, condition, resource) => {
    const { ana, house } = together();
    const sender = resource ? ana : house.person('cy');
    const answers = sender.sends(
      'message',
      { to: `${addressOf('lobby')}${resource}`, type: 'groupchat' },
      '<body>Hi</body>',
    );
    expect(errorOf(answers[0])).toBe(condition);
  });

  it('over the limit is refused with the limit named, and kept nowhere', () => {
    const house = openHouse({ limits: { messageSize: 10, storySize: 20, stanzaSize: 1000 } });
    const ana = house.person('ana');
    ana.enters('lobby');
    const [refusal] = ana.says('lobby', 'ééééé!');
    expect(errorOf(refusal)).toBe('policy-violation');
    expect(refusal?.getChild('error')?.getChildText('text')).toContain('10 bytes');
    expect(gists(ana.says('lobby', 'ééééé'))).toEqual(['message Ana “ééééé”']);
    expect(gists(ana.says('lobby', '0123456789', '<subject>0123456789</subject>'))).toHaveLength(1);
    expect(errorOf(ana.says('lobby', '0123456789', '<subject>0123456789!</subject>')[0])).toBe(
      'policy-violation',
    );
    expect(house.db.prepare('SELECT count(*) FROM room_messages').pluck().get()).toBe(2);
  });

  it('without text is passed on, and kept only where it asks to be', () => {
    const { ana, ben, house } = together();
    const send = (inner: string): unknown =>
      ana.sends('message', { to: addressOf('lobby'), type: 'groupchat' }, inner);
    send(`<composing xmlns='http://jabber.org/protocol/chatstates'/>`);
    send(`<reactions xmlns='urn:xmpp:reactions:0' id='1'/><store xmlns='urn:xmpp:hints'/>`);
    const [composing, reactions] = ben.hears();
    expect(composing?.getChild('stanza-id')).toBeUndefined();
    expect(reactions?.getChild('stanza-id')).toBeDefined();
    expect(house.db.prepare('SELECT kind FROM room_messages').pluck().all()).toEqual(['other']);
  });

  it('leaves nothing behind where the room keeps nothing', () => {
    const { ana, ben, house } = together();
    ana.configures('lobby', { enablearchiving: false });
    ben.hears();
    ana.says('lobby', 'Gone');
    expect(ben.hears()[0]?.getChild('stanza-id')).toBeUndefined();
    expect(house.db.prepare('SELECT count(*) FROM room_messages').pluck().get()).toBe(0);
    expect(gists(house.person('cy').enters('lobby'))).not.toContain('message Ana “Gone”');
  });
});

describe('a message that is sent again', () => {
  it('is answered with the first echo, to its sender only', () => {
    const { ana, ben } = together();
    const [first] = ana.says('lobby', 'Hello', origin('o1'));
    ben.hears();
    const again = ana.says('lobby', 'Hello', origin('o1'));
    expect(again.map(String)).toEqual([first?.toString()]);
    expect(ben.hears()).toEqual([]);
  });

  it('is known after a restart, also under another nickname', () => {
    const { ana, house } = together();
    const [first] = ana.says('lobby', 'Hello', origin('o1'));
    house.restarts();
    ana.enters('lobby', 'Anna', `<x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x>`);
    expect(ana.says('lobby', 'Hello', origin('o1')).map(String)).toEqual([first?.toString()]);
  });

  it('is a new one from somebody else, or in another room', () => {
    const { ana, ben } = together();
    ana.enters('team');
    const ids = [
      ana.says('lobby', 'Hello', origin('o1')),
      ben.says('lobby', 'Hello', origin('o1')),
      ana.says('team', 'Hello', origin('o1')),
    ].map(([echo]) => echo?.getChild('stanza-id')?.attrs.id);
    expect(new Set(ids).size).toBe(3);
  });

  it('is stored once and given to the others once, whatever is repeated in whatever order', () => {
    const sends = fc.array(fc.record({ who: fc.nat(1), origin: fc.nat(4) }), { maxLength: 30 });
    fc.assert(
      fc.property(sends, (list) => {
        const house = openHouse();
        const people = [house.person('ana'), house.person('ben')] as const;
        for (const person of people) person.enters('lobby');
        const watcher = house.person('cy');
        watcher.enters('lobby');
        watcher.hears();
        const echoes = new Map<string, string>();
        for (const { who, origin: number } of list) {
          const [echo, ...more] = people[who === 0 ? 0 : 1].says('lobby', `${number}`, origin(`o${number}`));
          const known = echoes.get(`${who}-${number}`);
          if (known) expect(echo?.toString()).toBe(known);
          echoes.set(`${who}-${number}`, `${echo}`);
          expect(more).toEqual([]);
        }
        expect(watcher.hears()).toHaveLength(echoes.size);
        expect(house.db.prepare('SELECT count(*) FROM room_messages').pluck().get()).toBe(echoes.size);
      }),
      { numRuns: 25 },
    );
  }, 30_000);
});

describe('an auditorium', () => {
  it('is heard by all and spoken in by presenters', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    ana.enters('announcements');
    ben.enters('announcements');
    expect(errorOf(ben.says('announcements', 'May I?')[0])).toBe('forbidden');
    ana.says('announcements', 'Listen');
    expect(gists(ben.hears())).toContain('message Ana “Listen”');
    expect(gists(ana.hears())).not.toContain('message Ben “May I?”');
  });

  it('gives voice for now to whom a moderator gives it, and for good to those on the list', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    ana.enters('announcements');
    ben.enters('announcements');
    ana.changesList('announcements', `<item nick='Ben' role='participant'/>`);
    expect(gists(ben.says('announcements', 'Thanks'))).toEqual(['message Ben “Thanks”']);
    ben.leaves('announcements');
    ben.enters('announcements');
    expect(errorOf(ben.says('announcements', 'Again')[0])).toBe('forbidden');
    ana.changesList('announcements', `<item jid='ben@localhost' affiliation='member'/>`);
    expect(gists(ben.says('announcements', 'Again'))).toEqual(['message Ben “Again”']);
  });

  it('that is closed lets members listen, not speak', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    ana.configures('team', { moderatedroom: true });
    ana.changesList('team', `<item jid='ben@localhost' affiliation='member'/>`);
    ana.enters('team');
    ben.enters('team');
    expect(errorOf(ben.says('team', 'May I?')[0])).toBe('forbidden');
    expect(gists(ana.says('team', 'Listen'))).toEqual(['message Ana “Listen”']);
  });
});

describe('the subject', () => {
  const set = (person: Person, text: string): ReturnType<Person['sends']> =>
    person.sends('message', { to: addressOf('lobby'), type: 'groupchat' }, `<subject>${text}</subject>`);

  it('is told to all, kept in the archive, and told to those who come later and after a restart', () => {
    const { ana, ben, house } = together();
    set(ana, 'News');
    expect(gists(ben.hears())).toEqual(['message Ana subject:News']);
    expect(house.db.prepare('SELECT kind FROM room_messages').pluck().all()).toEqual(['subject']);
    house.restarts();
    expect(gists(house.person('cy').enters('lobby')).at(-1)).toBe('message Ana subject:News');
    ana.enters('lobby');
    set(ana, '');
    expect(gists(house.person('dan').enters('lobby')).at(-1)).toBe('message Ana subject:');
  });

  it('is for moderators, or for everybody with a voice where the room says so', () => {
    const { ana, ben } = together();
    expect(errorOf(set(ben, 'Mine')[0])).toBe('forbidden');
    ana.configures('lobby', { changesubject: true });
    expect(gists(set(ben, 'Mine'))).toEqual(['message Ben subject:Mine']);
  });
});

describe('a message to one person in the room', () => {
  it('reaches all their sessions and nobody else, from a nickname', () => {
    const { ana, ben, house } = together();
    const phone = house.person('ben', 'phone');
    phone.enters('lobby');
    phone.hears();
    ben.hears();
    ana.sends('message', { to: `${addressOf('lobby')}/Ben`, type: 'chat', id: '7' }, '<body>Psst</body>');
    expect(gists(ben.hears())).toEqual(['message Ana chat “Psst”']);
    expect(phone.hears()[0]?.getChild('x', 'http://jabber.org/protocol/muc#user')).toBeDefined();
    expect(house.db.prepare('SELECT count(*) FROM room_messages').pluck().get()).toBe(0);
  });

  it('is refused from outside, and to nobody', () => {
    const { ana, house } = together();
    const send = (person: Person, to: string): string | undefined =>
      errorOf(
        person.sends('message', { to: `${addressOf('lobby')}/${to}`, type: 'chat' }, '<body>Psst</body>')[0],
      );
    expect(send(house.person('cy'), 'Ben')).toBe('not-acceptable');
    expect(send(ana, 'Nobody')).toBe('item-not-found');
  });
});
