import { describe, expect, it } from 'vitest';
import { readPerchFault } from '#electron/stanza/perch-fault.ts';
import { addressOf, errorOf, gists, openHouse, type Person } from './house.ts';
import {
  commands,
  formOf,
  givenTo,
  permissionsOf,
  refusalOf,
  revisionOf,
  rowsOf,
  saves,
  valuesOf,
} from './wire.ts';

const withAdam = { accounts: { isAdministrator: (account: string) => account === 'adam@localhost' } };
const [ana, ben, cy] = ['ana@localhost', 'ben@localhost', 'cy@localhost'];

/** A category where only Ana, Ben and a group are within the scope, with the room `desk` in it. */
function trading(): { house: ReturnType<typeof openHouse>; adam: Person; manager: Person; category: string } {
  const house = openHouse({
    accounts: { ...withAdam.accounts, exists: (account: string) => account !== 'nobody@localhost' },
  });
  const [adam, manager] = [house.person('adam'), house.person('ana')];
  commands(adam, 'group-add', { group: 'crew', people: [ben] });
  commands(adam, 'group-add', { group: 'mixed', people: [ben, cy] });
  commands(adam, 'category-add', { name: 'Trading', allowed: [ana, ben], creators: [ana] });
  const category = rowsOf(commands(adam, 'category-list')).find(({ name }) => name === 'Trading')?.id ?? '';
  manager.enters('desk');
  expect(refusalOf(saves(manager, 'desk', {}, { category }))).toBeUndefined();
  return { house, adam, manager, category };
}

describe('a room’s lists', () => {
  it('are three, each on its own, and each that is named is replaced', () => {
    const { manager } = trading();
    expect(valuesOf(manager, 'desk', 'members')).toEqual([ana]);
    saves(manager, 'desk', {}, { members: [ana, ben], presenters: [] });
    saves(manager, 'desk', {}, { managers: [ana, ben] });
    const lists = (['members', 'managers', 'presenters'] as const).map((one) =>
      valuesOf(manager, 'desk', one),
    );
    expect(lists).toEqual([[ana, ben], [ana, ben], []]);
  });

  it('hold groups, which count for their people now and later', () => {
    const { house, adam, manager } = trading();
    const late = house.person('cy');
    commands(adam, 'category-change', { category: 'Trading', allowed: [ana, ben, cy] });
    saves(manager, 'desk', {}, { members: [ana, 'crew@groups.rooms.localhost'] });
    expect(permissionsOf(house.person('ben'), 'desk')).toContain('CanJoin');
    expect(permissionsOf(late, 'desk')).not.toContain('CanJoin');
    commands(adam, 'group-change', { group: 'crew', add: [cy] });
    late.enters('desk');
    late.hears();
    commands(adam, 'group-change', { group: 'crew', remove: [cy] });
    expect(gists(late.hears())).toEqual(['presence Cy unavailable 110,321']);
    commands(adam, 'group-remove', { group: 'crew' });
    expect(valuesOf(manager, 'desk', 'members')).toEqual([ana]);
    expect(permissionsOf(house.person('ben'), 'desk')).not.toContain('CanJoin');
  });

  it.each([
    [{ members: [ana, cy] }, 'not-allowed PrincipalsNotInScope members'],
    [{ managers: [ana, 'mixed@groups.rooms.localhost'] }, 'not-allowed PrincipalsNotInScope managers'],
    [{ members: [ana, 'nobody@localhost'] }, 'item-not-found NoSuchPrincipal members'],
    [{ members: [ana, 'none@groups.rooms.localhost'] }, 'item-not-found NoSuchPrincipal members'],
    [{ members: ['a b@c'] }, 'jid-malformed NoSuchPrincipal members'],
    [{ members: [addressOf('desk')] }, 'jid-malformed NoSuchPrincipal members'],
    [{ presenters: [ben] }, 'not-acceptable PresenterNotInMemList presenters'],
    [{ members: [ana, ben], presenters: [ben] }, undefined],
    [{ managers: [] }, 'conflict InvalidArgument managers'],
    [{ managers: [ben] }, undefined],
    [{ category: 'nowhere' }, 'item-not-found NoSuchNode category'],
    [{ addin: 'Prices' }, 'not-acceptable InvalidArgument addin'],
    [{ invitations: 'True' }, 'not-acceptable InvalidArgument invitations'],
    [{ disabled: 'perhaps' }, 'not-acceptable InvalidArgument disabled'],
  ])('saved as %j are answered with %s, and nothing is saved in part', (ours, refusal) => {
    const { manager } = trading();
    const before = JSON.stringify(formOf(manager, 'desk'));
    expect(refusalOf(saves(manager, 'desk', { roomdesc: 'New' }, ours))).toBe(refusal);
    const after = JSON.stringify(formOf(manager, 'desk'));
    if (refusal) expect(after).toBe(before);
    else expect(after ?? '').not.toBe(before);
  });

  it('of a secret room keep a manager who is a member, for no other could get at it', () => {
    const { manager } = trading();
    const plans = givenTo(manager);
    manager.enters(plans);
    saves(manager, plans, { publicroom: false });
    expect(refusalOf(saves(manager, plans, {}, { members: [], presenters: [] }))).toBe(
      'conflict InvalidArgument managers',
    );
  });
});

describe('a stale form', () => {
  it('is refused with what was changed since, and one that is not is taken', () => {
    const { house, manager } = trading();
    saves(manager, 'desk', {}, { members: [ana, ben], managers: [ana, ben] });
    const revision = revisionOf(manager, 'desk');
    const other = house.person('ben');
    expect(
      refusalOf(saves(other, 'desk', { roomname: 'Desk' }, { revision, presenters: [] })),
    ).toBeUndefined();
    const answer = saves(manager, 'desk', { roomdesc: 'Mine' }, { revision });
    expect(refusalOf(answer)).toBe('conflict DataCollision revision');
    expect(readPerchFault(answer)?.values).toEqual([
      'muc#roomconfig_roomname',
      'urn:perch:chat:1#presenters',
    ]);
    expect(formOf(manager, 'desk')?.title).toBe('Configuration of Desk');
    expect(
      refusalOf(saves(manager, 'desk', { roomdesc: 'Mine' }, { revision: revisionOf(manager, 'desk') })),
    ).toBeUndefined();
    expect(refusalOf(saves(manager, 'desk', {}, { revision: 'x' }))).toBe('conflict DataCollision revision');
  });

  it('is one after a change by XEP-0045, too', () => {
    const { manager } = trading();
    const revision = revisionOf(manager, 'desk');
    manager.changesList('desk', `<item affiliation='member' jid='${ben}'/>`);
    const answer = saves(manager, 'desk', {}, { revision });
    expect(readPerchFault(answer)?.values).toEqual(['urn:perch:chat:1#members']);
  });
});

describe('a category', () => {
  it('takes whoever its scope leaves outside out of its rooms at once, in every session', () => {
    const { house, adam, manager } = trading();
    saves(manager, 'desk', {}, { members: [ana, ben] });
    const [desk, phone] = [house.person('ben'), house.person('ben', 'phone')];
    for (const device of [desk, phone]) device.enters('desk');
    for (const device of [desk, phone]) device.hears();
    commands(adam, 'category-change', { category: 'Trading', denied: [ben] });
    expect(gists([...desk.hears(), ...phone.hears()])).toEqual([
      'presence Ben unavailable 110,321',
      'presence Ben unavailable 110,321',
    ]);
    expect(errorOf(desk.enters('desk')[0])).toBe('item-not-found');
    commands(adam, 'category-change', { category: 'Trading', denied: [] });
    expect(errorOf(desk.enters('desk')[0])).toBeUndefined();
  });

  it('that a room moves to takes off its lists whoever is outside', () => {
    const { house, adam, manager } = trading();
    manager.enters('lobby', 'Ana');
    const guest = house.person('cy');
    guest.enters('lobby');
    saves(manager, 'lobby', {}, { members: [ana, cy], presenters: [] });
    guest.hears();
    commands(adam, 'room-change', { room: addressOf('lobby'), category: 'Trading' });
    expect(valuesOf(manager, 'lobby', 'members')).toEqual([ana]);
    expect(gists(guest.hears()).at(-1)).toBe('presence Cy unavailable 110,322');
    expect(errorOf(guest.enters('lobby')[0])).toBe('item-not-found');
  });

  it('without history keeps nothing of its rooms, and says so', () => {
    const { adam, manager } = trading();
    manager.hears();
    commands(adam, 'category-change', { category: 'Trading', history: false });
    expect(gists(manager.hears())).toEqual(['message (room) 171,104']);
    manager.says('desk', 'Off the record');
    expect(permissionsOf(manager, 'desk')).not.toContain('CanReadHistory');
    commands(adam, 'category-change', { category: 'Trading', history: true });
    const read = manager.sends(
      'iq',
      { to: addressOf('desk'), type: 'set', id: 'r' },
      `<query xmlns='urn:xmpp:mam:2'/>`,
    );
    expect(read.join('')).not.toContain('Off the record');
  });

  it('is chosen by who may make rooms there; who knows no categories makes them in the default one', () => {
    const house = openHouse({ ...withAdam, creators: [] });
    const [adam, maker, other] = [house.person('adam'), house.person('ana'), house.person('ben')];
    commands(adam, 'category-add', { name: 'Trading', allowed: [ana], creators: [ana] });
    expect(errorOf(other.enters('fresh')[0])).toBe('item-not-found');
    maker.enters('fresh');
    expect(refusalOf(saves(maker, 'fresh', {}))).toBe('not-allowed ErrorPermission category');
    const category = rowsOf(commands(adam, 'category-list')).find(({ name }) => name === 'Trading')?.id ?? '';
    expect(refusalOf(saves(maker, 'fresh', {}, { category }))).toBeUndefined();
  });
});

describe('a disabled room', () => {
  it('lets everybody go, is in no list, and comes back as it was', () => {
    const house = openHouse();
    const [manager, guest] = [house.person('ana'), house.person('ben')];
    guest.enters('lobby');
    guest.says('lobby', 'Before');
    guest.hears();
    expect(refusalOf(saves(manager, 'lobby', {}, { disabled: true }))).toBeUndefined();
    expect(gists(guest.hears()).at(-1)).toBe('presence Ben unavailable 110,307');
    const [refused] = guest.enters('lobby');
    expect(refused && refusalOf(refused)).toBe('not-allowed NodeDisabled');
    expect(permissionsOf(guest, 'lobby')).toBeUndefined();
    expect(permissionsOf(manager, 'lobby')).toEqual(['CanView', 'CanManageRoom']);
    expect(refusalOf(manager.enters('lobby')[0] ?? guest.asks('', 'get', ''))).toBe(
      'not-allowed NodeDisabled',
    );
    saves(manager, 'lobby', {}, { disabled: false });
    expect(gists(guest.enters('lobby'))).toContain('message Ben “Before”');
  });
});
