import { expect, it } from 'vitest';
import { operatorName } from '#electron/server/operator.ts';
import { roomAccounts } from '#electron/server/room-accounts.ts';
import { createAccountStore } from '#electron/server/storage/accounts.ts';
import { migrate, openDatabase } from '#electron/server/storage/database.ts';
import { accountMigrations } from '#electron/server/storage/migrations.ts';

function accounts() {
  const database = openDatabase(':memory:');
  migrate(database, accountMigrations);
  const store = createAccountStore(database);
  const put = (name: string, displayName?: string, administrator = false): void =>
    store.put({ name, credentials: [], administrator, ...(displayName !== undefined && { displayName }) }, 0);
  put('ana', 'Ana Ruiz');
  put('ben.stone');
  put('cy', 'Ruby', true);
  put('dan', 'Ruth');
  store.setDisabled('dan', true);
  return roomAccounts(store, 'localhost');
}

it.each([
  ['ru', ['ana@localhost', 'cy@localhost']],
  ['RUIZ', ['ana@localhost']],
  ['stone', ['ben.stone@localhost']],
  ['ston', ['ben.stone@localhost']],
  ['uiz', []],
  ['', ['ana@localhost', 'ben.stone@localhost', 'cy@localhost']],
])('people are found by the beginning of a word, those who were disabled not: %j', (text, found) => {
  expect(
    accounts()
      .find(text, 10)
      .map(({ address }) => address),
  ).toEqual(found);
  expect(accounts().find(text, 1)).toHaveLength(Math.min(1, found.length));
});

it('only addresses of this server are accounts, and administer', () => {
  const { exists, isAdministrator } = accounts();
  const addresses = [
    'ana@localhost',
    'cy@localhost',
    'cy@elsewhere',
    'localhost',
    `${operatorName}@localhost`,
    'no@localhost',
  ];
  expect(addresses.filter(exists)).toEqual(['ana@localhost', 'cy@localhost']);
  expect(addresses.filter(isAdministrator)).toEqual(['cy@localhost', `${operatorName}@localhost`]);
});
