import { describe, expect, it } from 'vitest';
import { readMucUser } from '#electron/stanza/0045-muc.ts';
import { readRoster, readRosterNotice, writeRosterQuestion } from '#electron/stanza/perch-roster.ts';
import type { Element } from '#electron/stanza/xml.ts';
import { errorOf, gists, type House, openHouse, type Person } from './house.ts';
import { commands } from './wire.ts';

/** A house in which five people in a room are too many to tell who comes and goes. */
function smallHouse(): { house: House; guests: readonly Person[] } {
  const house = openHouse({ accounts: { isAdministrator: (account) => account === 'adam@localhost' } });
  commands(house.person('adam'), 'limits', { 'large-room': '5' });
  const guests = ['ana', 'ben', 'cy', 'dan', 'eve', 'fay', 'gus'].map((name) => house.person(name));
  return { house, guests };
}

const notices = (heard: readonly Element[]) => heard.flatMap((one) => readRosterNotice(one) ?? []);
const others = (heard: readonly Element[], self: string) =>
  gists(heard).filter((one) => one.startsWith('presence') && !one.startsWith(`presence ${self}`));

describe('a large room', () => {
  it('tells nobody who comes and goes, and of nobody else who enters', () => {
    const { guests } = smallHouse();
    const [ana, , , , , fay, gus] = guests;
    for (const guest of guests.slice(0, 6)) guest.enters('lobby');
    expect(notices(ana?.hears() ?? [])).toEqual([true]);
    const entered = gus?.enters('lobby') ?? [];
    expect(others(entered, 'Gus')).toEqual([]);
    expect(gists(entered)).toContain('presence Gus 110,100,170');
    expect(notices(entered)).toEqual([true]);
    fay?.leaves('lobby');
    expect(ana?.hears()).toEqual([]);
    ana?.says('lobby', 'Hello');
    expect(gists(gus?.hears() ?? [])).toContain('message Ana “Hello”');
  });

  it('tells whoever is in it who is there, when they ask', () => {
    const { guests, house } = smallHouse();
    for (const guest of guests) guest.enters('lobby');
    const ask = (person: Person | undefined) =>
      person?.asks('lobby', 'get', writeRosterQuestion().toString());
    const roster = ask(guests[6])?.getChild('roster');
    const items = (roster && readRoster(roster)) ?? [];
    expect(items.map(({ nick }) => nick)).toEqual(['Ana', 'Ben', 'Cy', 'Dan', 'Eve', 'Fay', 'Gus']);
    expect(items[1]).toMatchObject({ jid: 'ben@localhost/desk', affiliation: 'none', role: 'participant' });
    expect(errorOf(ask(house.person('zoe')))).toBe('not-acceptable');
  });

  it('tells with each message whose it is, and believes nobody else about that', () => {
    const { guests } = smallHouse();
    const [ana, , , , , fay] = guests;
    const authors = (person: Person | undefined) =>
      (person?.hears() ?? [])
        .filter((one) => one.getChild('body'))
        .map((one) => readMucUser(one)?.items.map(({ jid }) => jid));
    for (const guest of guests.slice(0, 3)) guest.enters('lobby');
    fay?.enters('lobby');
    ana?.says('lobby', 'Among few');
    expect(authors(fay)).toEqual([undefined]);
    for (const guest of guests) guest.enters('lobby');
    fay?.hears();
    ana?.says('lobby', 'Among many');
    expect(authors(fay)).toEqual([['ana@localhost']]);
  });

  it('that is small again tells everybody of everybody, and who went meanwhile', () => {
    const { guests } = smallHouse();
    const [ana, ben, cy, dan, eve, fay, gus] = guests;
    for (const guest of guests) guest.enters('lobby');
    for (const guest of guests) guest.hears();
    ben?.leaves('lobby');
    cy?.leaves('lobby');
    dan?.leaves('lobby');
    expect(ana?.hears()).toEqual([]);
    eve?.leaves('lobby');
    const [back, told] = [ana?.hears() ?? [], gus?.hears() ?? []];
    expect(notices(back)).toEqual([false]);
    expect(others(told, 'Gus')).toEqual(
      [
        'presence Ben unavailable',
        'presence Cy unavailable',
        'presence Dan unavailable',
        'presence Eve unavailable',
        'presence Ana',
        'presence Fay',
      ].map((one) => expect.stringContaining(one)),
    );
    ben?.enters('lobby');
    expect(gists(fay?.hears() ?? []).at(-1)).toBe('presence Ben');
    const [seen] = (gus?.hears() ?? []).flatMap((one) => readMucUser(one)?.items ?? []);
    expect(seen?.jid).toBe('ben@localhost/desk');
  });
});
