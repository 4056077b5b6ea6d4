import { expect, it } from 'vitest';
import { errorOf, gists, openHouse } from './house.ts';
import { commands, formOf, listedTo, permissionsOf, saves, valuesOf } from './wire.ts';

const withAdam = { accounts: { isAdministrator: (account: string) => account === 'adam@localhost' } };

it.each([
  ['settings and lists', 'room_changes'],
  ['an invitation', 'room_invitations'],
])('what cannot be stored whole leaves nothing behind, in memory as on the disk: %s', (_, table) => {
  const house = openHouse();
  const [ana, ben] = [house.person('ana'), house.person('ben')];
  ana.enters('team');
  const before = JSON.stringify(formOf(ana, 'team'));
  house.db.exec(`CREATE TRIGGER stuck BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'full'); END`);
  const members = ['ana@localhost', 'ben@localhost'];
  expect(() => saves(ana, 'team', { roomname: 'Crew', publicroom: true }, { members })).toThrow('full');
  expect(() => ana.changesList('team', `<item affiliation='member' jid='ben@localhost'/>`)).toThrow('full');
  expect(JSON.stringify(formOf(ana, 'team'))).toBe(before);
  expect(errorOf(ben.enters('team')[0])).toBe('registration-required');
  house.db.exec('DROP TRIGGER stuck');
  expect(errorOf(saves(ana, 'team', {}, { members }))).toBeUndefined();
  expect(gists(ben.enters('team'))).toContain('presence Ben 110,100,170');
});

it('a scope and a group that cannot be stored are as they were', () => {
  const house = openHouse(withAdam);
  const [adam, ana, ben] = [house.person('adam'), house.person('ana'), house.person('ben')];
  commands(adam, 'group-add', { group: 'crew', people: [] });
  saves(ana, 'team', {}, { members: ['ana@localhost', 'crew@groups.rooms.localhost'] });
  ana.enters('team');
  house.db.exec(
    `CREATE TRIGGER stuck BEFORE INSERT ON room_invitations BEGIN SELECT RAISE(ABORT, 'full'); END`,
  );
  expect(() => commands(adam, 'group-change', { group: 'crew', add: ['ben@localhost'] })).toThrow('full');
  expect(permissionsOf(ben, 'team')).toEqual(['CanView']);
  house.db.exec(`DROP TRIGGER stuck;
    CREATE TRIGGER stuck BEFORE INSERT ON category_principals BEGIN SELECT RAISE(ABORT, 'full'); END`);
  expect(() => commands(adam, 'category-change', { category: 'General', denied: ['ben@localhost'] })).toThrow(
    'full',
  );
  expect(listedTo(ben)).toContain('team');
  expect(valuesOf(ana, 'team', 'members')).toEqual(['ana@localhost', 'crew@groups.rooms.localhost']);
  expect(ana.says('team', 'Still here')).toHaveLength(1);
});
