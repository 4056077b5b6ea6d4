import { describe, expect, it } from 'vitest';
import { readMucAdmin } from '#electron/stanza/0045-admin.ts';
import { readMucUser } from '#electron/stanza/0045-muc.ts';
import { addressOf, errorOf, gists, openHouse, type Person } from './house.ts';

interface Cast {
  readonly house: ReturnType<typeof openHouse>;
  readonly ana: Person;
  readonly ben: Person;
  readonly cy: Person;
}

/** Ana owns, Ben administers, Cy is nobody; all three are in the room. */
function inLobby(options: Parameters<typeof openHouse>[0] = {}): Cast {
  const house = openHouse(options);
  const [ana, ben, cy] = [house.person('ana'), house.person('ben'), house.person('cy')];
  ana.changesList('lobby', `<item affiliation='admin' jid='ben@localhost'/>`);
  for (const person of [ana, ben, cy]) person.enters('lobby');
  for (const person of [ana, ben, cy]) person.hears();
  return { house, ana, ben, cy };
}

function listOf(person: Person, room: string, item: string): readonly string[] | string | undefined {
  const answer = person.asks(
    room,
    'get',
    `<query xmlns='http://jabber.org/protocol/muc#admin'><item ${item}/></query>`,
  );
  return errorOf(answer) ?? readMucAdmin(answer)?.map(({ jid }) => jid ?? '');
}

describe('lists', () => {
  it('are read by those who run the room, and by members except for bans', () => {
    const { ana, ben, cy, house } = inLobby();
    ana.changesList(
      'lobby',
      `<item affiliation='member' jid='dan@localhost/phone'/>`,
      `<item affiliation='outcast' jid='eve@localhost'/>`,
    );
    expect(listOf(ana, 'lobby', `affiliation='owner'`)).toEqual(['ana@localhost']);
    expect(listOf(ben, 'lobby', `affiliation='member'`)).toEqual(['dan@localhost']);
    expect(listOf(ben, 'lobby', `affiliation='outcast'`)).toEqual(['eve@localhost']);
    expect(listOf(house.person('dan'), 'lobby', `affiliation='admin'`)).toEqual(['ben@localhost']);
    expect(listOf(house.person('dan'), 'lobby', `affiliation='outcast'`)).toBe('forbidden');
    expect(listOf(cy, 'lobby', `affiliation='owner'`)).toBe('forbidden');
    expect(listOf(ana, 'lobby', `role='participant'`)).toEqual(['cy@localhost/desk']);
    expect(listOf(cy, 'lobby', `role='participant'`)).toBe('forbidden');
    expect(listOf(ana, 'lobby', `affiliation='king'`)).toBe('bad-request');
    expect(listOf(ana, 'lobby', ``)).toBe('bad-request');
  });

  it('are changed in all lines or in none', () => {
    const { ana } = inLobby();
    const answer = ana.changesList(
      'lobby',
      `<item affiliation='member' jid='dan@localhost'/>`,
      `<item affiliation='member' jid='@'/>`,
    );
    expect(errorOf(answer)).toBe('jid-malformed');
    expect(listOf(ana, 'lobby', `affiliation='member'`)).toEqual([]);
    const mixed = ana.changesList(
      'lobby',
      `<item affiliation='member' jid='dan@localhost'/>`,
      `<item role='none' nick='Nobody'/>`,
    );
    expect(errorOf(mixed)).toBe('item-not-found');
    expect(listOf(ana, 'lobby', `affiliation='member'`)).toEqual([]);
  });

  it.each([
    ['ana', `<item affiliation='none' jid='ana@localhost'/>`, 'conflict'],
    ['ana', `<item affiliation='outcast' jid='ana@localhost'/>`, 'conflict'],
    [
      'ana',
      `<item affiliation='owner' jid='cy@localhost'/><item affiliation='none' jid='ana@localhost'/>`,
      undefined,
    ],
    ['ana', `<item affiliation='owner' nick='Cy'/>`, undefined],
    ['ana', `<item affiliation='owner' nick='Nobody'/>`, 'jid-malformed'],
    ['ana', `<item jid='cy@localhost'/>`, 'bad-request'],
    ['ana', `<item affiliation='member' role='visitor' jid='cy@localhost'/>`, 'bad-request'],
    ['ana', ``, 'bad-request'],
    ['ben', `<item affiliation='member' jid='cy@localhost'/>`, undefined],
    ['ben', `<item affiliation='outcast' jid='cy@localhost'/>`, undefined],
    ['ben', `<item affiliation='admin' jid='cy@localhost'/>`, 'not-allowed'],
    ['ben', `<item affiliation='outcast' jid='ana@localhost'/>`, 'not-allowed'],
    ['ben', `<item affiliation='none' jid='ana@localhost'/>`, 'not-allowed'],
    ['cy', `<item affiliation='member' jid='cy@localhost'/>`, 'forbidden'],
    ['cy', `<item affiliation='owner' jid='cy@localhost'/>`, 'forbidden'],
  ])('from %s, %s is answered with %s', (name, items, condition) => {
    const { house } = inLobby();
    expect(errorOf(house.person(name).changesList('lobby', items))).toBe(condition);
  });

  it('are still what they were after a restart', () => {
    const { ana, house } = inLobby();
    ana.changesList('lobby', `<item affiliation='outcast' jid='cy@localhost'/>`);
    house.restarts();
    expect(listOf(ana, 'lobby', `affiliation='outcast'`)).toEqual(['cy@localhost']);
    expect(errorOf(house.person('cy').enters('lobby')[0])).toBe('forbidden');
  });

  it('show at once in who people are', () => {
    const { ana, ben, cy } = inLobby();
    ana.changesList('lobby', `<item affiliation='admin' jid='cy@localhost'/>`);
    const [seen] = ben.hears();
    expect(seen && readMucUser(seen)?.items[0]).toMatchObject({ affiliation: 'admin', role: 'moderator' });
    expect(gists(cy.hears())).toEqual(['presence Cy 110']);
  });
});

describe('whoever loses the right to be there', () => {
  it('by a ban goes at once with every device, and is told why and by whom', () => {
    const { ana, ben, cy, house } = inLobby();
    const phone = house.person('cy', 'phone');
    phone.enters('lobby');
    phone.hears();
    ana.changesList('lobby', `<item affiliation='outcast' jid='cy@localhost'><reason>Spam</reason></item>`);
    expect(gists([...cy.hears(), ...phone.hears()])).toEqual([
      'presence Cy unavailable 110,301',
      'presence Cy unavailable 110,301',
    ]);
    const [seen] = ben.hears();
    expect(gists(seen ? [seen] : [])).toEqual(['presence Cy unavailable 301']);
    expect(seen && readMucUser(seen)?.items[0]).toMatchObject({
      affiliation: 'outcast',
      role: 'none',
      reason: 'Spam',
      actor: 'Ana',
    });
  });

  it('by losing membership of a closed room goes with 321', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    ana.changesList('team', `<item affiliation='member' jid='ben@localhost'/>`);
    ben.enters('team');
    ben.hears();
    ana.changesList('team', `<item affiliation='none' jid='ben@localhost'/>`);
    expect(gists(ben.hears())).toEqual(['presence Ben unavailable 110,321']);
    expect(errorOf(ben.enters('team')[0])).toBe('registration-required');
  });

  it('by a kick goes with 307, and may come back', () => {
    const { ana, ben, cy } = inLobby();
    ben.changesList('lobby', `<item role='none' nick='Cy'><reason>Enough</reason></item>`);
    expect(gists(cy.hears())).toEqual(['presence Cy unavailable 110,307']);
    expect(gists(ana.hears())).toEqual(['presence Cy unavailable 307']);
    expect(gists(cy.enters('lobby'))).toContain('presence Cy 110,100,170');
  });
});

describe('roles', () => {
  it.each([
    ['cy', `<item role='none' nick='Ben'/>`, 'forbidden'],
    ['ben', `<item role='none' nick='Ana'/>`, 'not-allowed'],
    ['ana', `<item role='none' nick='Ben'/>`, undefined],
    ['ben', `<item role='visitor' nick='Ana'/>`, 'not-allowed'],
    ['ben', `<item role='visitor' nick='Cy'/>`, undefined],
    ['ben', `<item role='moderator' nick='Cy'/>`, undefined],
    ['cy', `<item role='moderator' nick='Cy'/>`, 'forbidden'],
    ['ben', `<item role='none' nick='Nobody'/>`, 'item-not-found'],
  ])('from %s, %s is answered with %s', (name, item, condition) => {
    const { house } = inLobby();
    expect(errorOf(house.person(name).changesList('lobby', item))).toBe(condition);
  });

  it('that are taken for now leave a person silent until they come again', () => {
    const { ben, cy } = inLobby();
    ben.changesList('lobby', `<item role='visitor' nick='Cy'/>`);
    expect(errorOf(cy.says('lobby', 'Hm')[0])).toBe('forbidden');
    cy.leaves('lobby');
    cy.enters('lobby');
    expect(gists(cy.says('lobby', 'Hm'))).toEqual(['message Cy “Hm”']);
  });

  it('that were given for now stay when others’ lists change', () => {
    const { ana, cy } = inLobby();
    ana.changesList('lobby', `<item role='visitor' nick='Cy'/>`);
    ana.changesList('lobby', `<item affiliation='member' jid='dan@localhost'/>`);
    expect(errorOf(cy.says('lobby', 'Hm')[0])).toBe('forbidden');
  });
});

describe('the end of a room', () => {
  const administrators = { accounts: { isAdministrator: (account: string) => account === 'ana@localhost' } };

  it('in which something was said is for administrators', () => {
    const { ana } = inLobby();
    const end = `<query xmlns='http://jabber.org/protocol/muc#owner'><destroy/></query>`;
    ana.says('lobby', 'Hello');
    expect(errorOf(ana.asks('lobby', 'set', end))).toBe('not-allowed');
    expect(ana.asks('team', 'set', end).attrs.type).toBe('result');
  });

  it('is told to all, with the reason and the way on, and leaves nothing behind', () => {
    const { ana, ben, house } = inLobby(administrators);
    ana.says('lobby', 'Goodbye');
    ben.hears();
    const end = `<query xmlns='http://jabber.org/protocol/muc#owner'><destroy jid='new@${addressOf('')}'><reason>Moved</reason></destroy></query>`;
    expect(errorOf(ben.asks('lobby', 'set', end))).toBe('forbidden');
    expect(ana.asks('lobby', 'set', end).attrs.type).toBe('result');
    const [told, ...more] = ben.hears().filter(({ name }) => name === 'presence');
    expect(told && readMucUser(told)?.destroyed).toEqual({
      alternate: `new@${addressOf('')}`,
      reason: 'Moved',
    });
    expect(more).toEqual([]);
    const left = (table: string): unknown =>
      house.db.prepare(`SELECT count(*) FROM ${table} WHERE room = 1`).pluck().get();
    expect(left('room_standings')).toBe(0);
    house.settles();
    expect(left('room_messages')).toBe(0);
    expect(errorOf(ben.says('lobby', 'Hello?')[0])).toBe('item-not-found');
    expect(gists(ben.enters('lobby'))[0]).toBe('presence Ben 110,100,170,201');
  });

  it('takes a long archive away little by little, out of everybody’s reach at once', () => {
    const { ana, house } = inLobby(administrators);
    for (let number = 0; number < 100; number += 1) ana.says('lobby', `${number}`);
    ana.asks('lobby', 'set', `<query xmlns='http://jabber.org/protocol/muc#owner'><destroy/></query>`);
    const left = (): unknown => house.db.prepare('SELECT count(*) FROM room_messages').pluck().get();
    expect(left()).toBe(100);
    house.works();
    expect(left()).toBe(90);
    house.restarts();
    ana.enters('lobby');
    ana.says('lobby', 'First');
    const again = house.person('ben').enters('lobby');
    expect(again.flatMap((one) => one.getChildText('body') ?? [])).toEqual(['First']);
    house.settles();
    expect(left()).toBe(1);
  });
});
