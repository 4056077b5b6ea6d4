import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, errorOf, gists, join45, openHouse, ownerForm, type Person } from './house.ts';

/** A house with the secret room `plans` of Ana, with words in it; making rooms is for Ana alone. */
function secretHouse(): ReturnType<typeof openHouse> {
  const house = openHouse({ creators: ['ana@localhost'] });
  const ana = house.person('ana');
  ana.enters('plans');
  ana.configures('plans', { roomname: 'Plans', membersonly: true, publicroom: false });
  ana.says('plans', 'Nobody must know');
  return house;
}

const query = (name: string, namespace: string, inner = ''): string =>
  `<${name} xmlns='${namespace}'>${inner}</${name}>`;

/** Everything that a stranger may try: what is sent, and whether to the room or to a nickname in it. */
const attempts: readonly (readonly [name: string, attributes: Record<string, string>, inner: string])[] = [
  ['presence', {}, join45],
  ['presence', {}, ''],
  ['presence', { type: 'unavailable' }, ''],
  ['presence', { type: 'subscribe' }, ''],
  ['presence', { type: 'probe' }, ''],
  ['message', { type: 'groupchat' }, '<body>Hello?</body>'],
  ['message', { type: 'groupchat' }, '<subject>Hello?</subject>'],
  ['message', { type: 'chat' }, '<body>Hello?</body>'],
  ['message', {}, `<x xmlns='http://jabber.org/protocol/muc#user'><invite to='cy@localhost'/></x>`],
  ['message', {}, `<x xmlns='http://jabber.org/protocol/muc#user'><decline to='ana@localhost'/></x>`],
  ['message', { type: 'error' }, '<error/>'],
  ...['get', 'set'].flatMap((type) =>
    [
      query('query', 'http://jabber.org/protocol/disco#info'),
      query('query', 'http://jabber.org/protocol/disco#items'),
      query('query', 'urn:xmpp:mam:2'),
      query('query', 'urn:xmpp:mam:2', `<set xmlns='http://jabber.org/protocol/rsm'><after>x</after></set>`),
      query('metadata', 'urn:xmpp:mam:2'),
      query('query', 'http://jabber.org/protocol/muc#admin', `<item affiliation='owner'/>`),
      query('query', 'http://jabber.org/protocol/muc#admin', `<item jid='x@localhost' affiliation='owner'/>`),
      query('query', 'http://jabber.org/protocol/muc#owner'),
      query('query', 'http://jabber.org/protocol/muc#owner', '<destroy/>'),
      ownerForm({ roomname: 'Mine' }),
      query('ping', 'urn:xmpp:ping'),
      query('vCard', 'vcard-temp'),
      query('query', 'jabber:iq:register'),
      '',
    ].map((inner) => ['iq', { type, id: 'q' }, inner] as const),
  ),
  ['iq', { type: 'result', id: 'q' }, ''],
  ['iq', { type: 'error', id: 'q' }, '<error/>'],
];

describe('a secret room', () => {
  it('answers a stranger in everything as a room that does not exist', () => {
    const attempt = fc.record({
      stanza: fc.constantFrom(...attempts),
      resource: fc.constantFrom('', '/Ana', '/Ben', '/ben'),
      banned: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 1, maxLength: 12 }), (list) => {
        const house = secretHouse();
        const ana = house.person('ana');
        const ben = house.person('ben');
        for (const { stanza, resource, banned } of list) {
          if (banned) ana.changesList('plans', `<item jid='ben@localhost' affiliation='outcast'/>`);
          const [name, attributes, inner] = stanza;
          const answers = (room: string): string =>
            ben
              .sends(name, { ...attributes, to: `${addressOf(room)}${resource}` }, inner)
              .join('')
              .replaceAll(room, 'ROOM');
          expect(answers('plans')).toBe(answers('blank'));
        }
        expect(ben.hears().join('')).not.toMatch(/ana@|Nobody must|registration|forbidden/);
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  it('is in the list for its members only', () => {
    const house = secretHouse();
    const list = (person: Person): string =>
      person.asks('', 'get', `<query xmlns='http://jabber.org/protocol/disco#items'/>`).toString();
    expect(list(house.person('ana'))).toContain('plans@');
    expect(list(house.person('ben'))).not.toContain('plans');
    house.person('ana').changesList('plans', `<item jid='ben@localhost' affiliation='member'/>`);
    expect(list(house.person('ben'))).toContain('plans@');
  });

  it('does not give itself away by its name', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    ana.enters('plans');
    ana.configures('plans', { roomname: 'Plans', membersonly: true, publicroom: false });
    ben.enters('other');
    expect(ben.configures('other', { roomname: 'Plans' }).attrs.type).toBe('result');
    ana.enters('third');
    expect(errorOf(ana.configures('third', { roomname: ' PLANS ' }))).toBe('conflict');
  });

  it('cannot be made anew under its address by a stranger who may make rooms', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    ana.enters('plans');
    ana.configures('plans', { membersonly: true, publicroom: false });
    expect(errorOf(ben.enters('plans')[0])).toBe('item-not-found');
    expect(gists(ana.hears()).filter((one) => one.includes('Ben'))).toEqual([]);
  });

  it('lets go of everybody who is no member at once when it becomes secret', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    ana.enters('lobby');
    ben.enters('lobby');
    ben.hears();
    ana.configures('lobby', { membersonly: true, publicroom: false });
    expect(gists(ben.hears())).toEqual(['message (room) 104', 'presence Ben unavailable 110,322']);
    expect(errorOf(ben.enters('lobby')[0])).toBe('item-not-found');
    ana.says('lobby', 'Among us');
    expect(ben.hears().join('')).not.toContain('Among us');
  });
});

describe('a closed room', () => {
  it('is found and described, but entered and read by its members only', () => {
    const house = openHouse();
    const ben = house.person('ben');
    house.person('ana').enters('team');
    expect(ben.asks('team', 'get', query('query', 'http://jabber.org/protocol/disco#info')).attrs.type).toBe(
      'result',
    );
    const items = ben.asks('team', 'get', query('query', 'http://jabber.org/protocol/disco#items'));
    expect(items.toString()).toContain('/Ana');
    expect(errorOf(ben.enters('team')[0])).toBe('registration-required');
    expect(errorOf(ben.asks('team', 'set', query('query', 'urn:xmpp:mam:2')))).toBe('forbidden');
  });
});

describe('an anonymous room', () => {
  it('never tells later who said something while it was one', () => {
    const house = openHouse();
    const [ana, ben, cy] = [house.person('ana'), house.person('ben'), house.person('cy')];
    ana.configures('lobby', { whois: 'moderators' });
    ben.enters('lobby');
    ben.says('lobby', 'Between us');
    ana.configures('lobby', { whois: 'anyone' });
    ben.says('lobby', 'In the open');
    ben.leaves('lobby');
    const read = (person: Person): readonly (string | undefined)[] =>
      person
        .sends('iq', { to: addressOf('lobby'), type: 'set', id: 'a' }, query('query', 'urn:xmpp:mam:2'))
        .filter(({ name }) => name === 'message')
        .map((one) => /jid="([^"]*)"/.exec(one.toString())?.[1]);
    expect(read(cy)).toEqual([undefined, 'ben@localhost']);
    expect(read(ana)).toEqual(['ben@localhost', 'ben@localhost']);
  });
});
