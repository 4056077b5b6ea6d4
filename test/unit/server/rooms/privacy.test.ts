import { describe, expect, it } from 'vitest';
import { NS } from '#electron/stanza/namespaces.ts';
import { addressOf, errorOf, gists, openHouse, type Person } from './house.ts';
import { givenTo, listedTo, refusalOf, saves } from './wire.ts';

const query = (name: string, namespace: string, inner = ''): string =>
  `<${name} xmlns='${namespace}'>${inner}</${name}>`;

/** Makes a secret room at an address that nobody can guess, and answers its local part. */
function makesSecret(person: Person): string {
  const plans = givenTo(person);
  person.enters(plans);
  expect(errorOf(saves(person, plans, { roomname: 'Plans', publicroom: false }))).toBeUndefined();
  return plans;
}

describe('a secret room', () => {
  it('is in the list for its members only', () => {
    const house = openHouse();
    const plans = makesSecret(house.person('ana'));
    expect(listedTo(house.person('ana'))).toContain(plans);
    expect(listedTo(house.person('ben'))).not.toContain(plans);
    house.person('ana').changesList(plans, `<item jid='ben@localhost' affiliation='member'/>`);
    expect(listedTo(house.person('ben'))).toContain(plans);
  });

  it('does not give itself away by its name', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    makesSecret(ana);
    ben.enters('other');
    expect(ben.configures('other', { roomname: 'Plans' }).attrs.type).toBe('result');
    ana.enters('third');
    expect(errorOf(ana.configures('third', { roomname: ' PLANS ' }))).toBe('conflict');
  });

  it('is at an address that the service gave, or is none', () => {
    const ana = openHouse().person('ana');
    ana.enters('plans');
    const secretly = { membersonly: true, publicroom: false };
    expect(refusalOf(saves(ana, 'plans', secretly))).toContain('not-acceptable InvalidArgument');
    expect(errorOf(saves(ana, 'lobby', secretly))).toBe('not-acceptable');
    const readable = `plans-${givenTo(ana)}`;
    ana.enters(readable);
    expect(errorOf(saves(ana, readable, secretly))).toBeUndefined();
  });

  it('is made at such an address only by whom it was given to, and once', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    const given = givenTo(ana);
    expect(errorOf(ben.enters(given)[0])).toBe('item-not-found');
    expect(errorOf(ben.enters('a'.repeat(26))[0])).toBe('item-not-found');
    expect(gists(ana.enters(given))).toContain('presence Ana 110,100,170,201');
    ana.leaves(given);
    expect(errorOf(ana.enters(given)[0])).toBe('item-not-found');
    expect(
      errorOf(openHouse({ creators: [] }).person('ben').asks('', 'get', query('unique', NS.mucUnique))),
    ).toBe('not-allowed');
  });

  it('lets go of everybody who is no member at once when it becomes secret', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    const room = givenTo(ana);
    ana.enters(room);
    ana.configures(room, { membersonly: false });
    ben.enters(room);
    ben.hears();
    ana.configures(room, { membersonly: true, publicroom: false });
    expect(gists(ben.hears())).toEqual(['message (room) 104', 'presence Ben unavailable 110,322']);
    expect(errorOf(ben.enters(room)[0])).toBe('item-not-found');
    ana.says(room, 'Among us');
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
