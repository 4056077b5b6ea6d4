import { describe, expect, it } from 'vitest';
import { formField, formValue, readForm } from '#electron/stanza/0004-form.ts';
import { errorOf, type FormValues, gists, openHouse, ownerForm, type Person } from './house.ts';

const owner = `<query xmlns='http://jabber.org/protocol/muc#owner'/>`;

function settingOf(person: Person, room: string, name: string): string | undefined {
  const query = person.asks(room, 'get', owner).getChild('query');
  const form = query && readForm(query);
  return form && formValue(form, `muc#roomconfig_${name}`);
}

describe('a new room', () => {
  it('is not there for others until its owner says how it is to be', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    expect(gists(ana.enters('desk'))).toContain('presence Ana 110,100,170,201');
    expect(errorOf(ben.enters('desk')[0])).toBe('item-not-found');
    expect(errorOf(ben.asks('desk', 'get', `<query xmlns='http://jabber.org/protocol/disco#info'/>`))).toBe(
      'item-not-found',
    );
    ana.configures('desk', { roomname: 'Desk', membersonly: false });
    expect(gists(ben.enters('desk'))).toContain('presence Ben 110,100,170');
  });

  it('is closed, kept, archived, not anonymous, and called by its address where nothing else is said', () => {
    const ana = openHouse().person('ana');
    ana.enters('desk');
    expect(ana.configures('desk', {}).attrs.type).toBe('result');
    const settings = [
      'membersonly',
      'publicroom',
      'persistentroom',
      'enablearchiving',
      'moderatedroom',
      'whois',
      'roomname',
    ];
    expect(settings.map((name) => settingOf(ana, 'desk', name))).toEqual([
      '1',
      '1',
      '1',
      '1',
      '0',
      'anyone',
      'desk',
    ]);
  });

  it('goes when its owner cancels, or leaves before', () => {
    const house = openHouse();
    const ana = house.person('ana');
    const rooms = (): unknown =>
      house.db.prepare(`SELECT count(*) FROM rooms WHERE address LIKE 'desk@%'`).pluck().get();
    ana.enters('desk');
    const cancel = `<query xmlns='http://jabber.org/protocol/muc#owner'><x xmlns='jabber:x:data' type='cancel'/></query>`;
    expect(ana.asks('desk', 'set', cancel).attrs.type).toBe('result');
    expect(rooms()).toBe(0);
    ana.enters('desk');
    ana.leaves('desk');
    expect(rooms()).toBe(0);
    ana.enters('desk');
    house.restarts();
    expect(rooms()).toBe(0);
  });

  it('stays when its owner leaves after', () => {
    const house = openHouse();
    const ana = house.person('ana');
    ana.enters('desk');
    ana.configures('desk', {});
    ana.leaves('desk');
    house.restarts();
    expect(gists(ana.enters('desk'))).toContain('presence Ana 110,100,170');
  });

  it('that is not to be kept goes with its last occupant, or with the run of the server', () => {
    const house = openHouse();
    const ana = house.person('ana');
    for (const end of [() => ana.leaves('desk'), () => house.restarts()]) {
      ana.enters('desk');
      ana.configures('desk', { persistentroom: false });
      end();
      expect(gists(ana.enters('desk'))).toContain('presence Ana 110,100,170,201');
      ana.leaves('desk');
    }
  });

  it('is not made by those who may make none', () => {
    const house = openHouse({ creators: [] });
    expect(errorOf(house.person('ana').enters('desk')[0])).toBe('item-not-found');
    expect(gists(house.person('ana').enters('lobby'))).toContain('presence Ana 110,100,170');
  });

  it('is not made under an address that cannot be seen as it is', () => {
    const ana = openHouse().person('ana');
    expect(errorOf(ana.enters('lob\u200Bby')[0])).toBe('not-acceptable');
  });

  it('finds a name of its own beside one that is called so', () => {
    const ana = openHouse().person('ana');
    ana.configures('lobby', { roomname: 'DESK' });
    ana.enters('desk');
    expect(settingOf(ana, 'desk', 'roomname')).toBe('desk (2)');
  });
});

describe('the form of a room', () => {
  it('offers every field with what it is now', () => {
    const ana = openHouse().person('ana');
    const query = ana.asks('announcements', 'get', owner).getChild('query');
    const form = query && readForm(query);
    expect(form && formField(form, 'muc#roomconfig_moderatedroom')).toMatchObject({
      type: 'boolean',
      values: ['1'],
    });
    expect(form?.fields.every(({ type }) => type !== undefined)).toBe(true);
  });

  it('is for owners', () => {
    const house = openHouse();
    const ben = house.person('ben');
    expect(errorOf(ben.asks('lobby', 'get', owner))).toBe('forbidden');
    expect(errorOf(ben.configures('lobby', { roomname: 'Mine' }))).toBe('forbidden');
  });

  it.each<[FormValues, string | undefined]>([
    [{ roomname: '' }, 'not-acceptable'],
    [{ roomname: 'x'.repeat(257) }, 'not-acceptable'],
    [{ roomname: 'a\u0085b' }, 'not-acceptable'],
    [{ roomname: 'Team\u200B' }, 'not-acceptable'],
    [{ roomdesc: 'x'.repeat(257) }, 'not-acceptable'],
    [{ publicroom: false }, 'not-acceptable'],
    [{ moderatedroom: 'perhaps' }, 'not-acceptable'],
    [{ whois: 'nobody' }, 'not-acceptable'],
    [{ roomname: 'team' }, 'conflict'],
    [{ roomname: 'Lobby' }, undefined],
    [{ roomname: '  Hall  ', unheard_of: '1' }, undefined],
  ])('filled in with %j is answered with %s', (values, condition) => {
    const ana = openHouse().person('ana');
    expect(errorOf(ana.configures('lobby', { membersonly: false, ...values }))).toBe(condition);
    const name = settingOf(ana, 'lobby', 'roomname');
    expect(name).toBe(condition ? 'Lobby' : String(values.roomname).trim());
  });

  it.each([
    `<query xmlns='http://jabber.org/protocol/muc#owner'/>`,
    `<query xmlns='http://jabber.org/protocol/muc#owner'><x xmlns='jabber:x:data' type='form'/></query>`,
  ])('is missed in %s', (query) => {
    expect(errorOf(openHouse().person('ana').asks('lobby', 'set', query))).toBe('bad-request');
  });

  it('of something else is refused', () => {
    const form = ownerForm({ roomname: 'X' }).replace('muc#roomconfig<', 'else<');
    expect(errorOf(openHouse().person('ana').asks('lobby', 'set', form))).toBe('not-acceptable');
  });

  it('leaves alone what it does not say', () => {
    const ana = openHouse().person('ana');
    ana.configures('announcements', { roomname: 'News' });
    expect(settingOf(ana, 'announcements', 'moderatedroom')).toBe('1');
    expect(settingOf(ana, 'announcements', 'membersonly')).toBe('0');
  });
});

describe('a change of settings', () => {
  it.each([
    [{ roomname: 'Hall' }, '104'],
    [{ enablearchiving: false }, '171,104'],
    [{ whois: 'moderators' }, '173,104'],
  ])('to %j is told to all with %s', (values, statuses) => {
    const house = openHouse();
    const ben = house.person('ben');
    ben.enters('lobby');
    ben.hears();
    house.person('ana').configures('lobby', values);
    expect(gists(ben.hears())).toEqual([`message (room) ${statuses}`]);
  });

  it('to an auditorium takes voice at once from those who are no presenters', () => {
    const house = openHouse();
    const ben = house.person('ben');
    ben.enters('lobby');
    ben.hears();
    house.person('ana').configures('lobby', { moderatedroom: true });
    expect(ben.hears().at(-1)?.toString()).toContain('role="visitor"');
    expect(errorOf(ben.says('lobby', 'Hm')[0])).toBe('forbidden');
  });

  it('to a closed room lets go of those who are no members', () => {
    const house = openHouse();
    const ben = house.person('ben');
    ben.enters('lobby');
    ben.hears();
    house.person('ana').configures('lobby', { membersonly: true });
    expect(gists(ben.hears()).at(-1)).toBe('presence Ben unavailable 110,322');
  });
});
