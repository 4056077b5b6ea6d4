import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRememberedAccounts, type Remembered } from '#electron/core/account/remembered-accounts.ts';
import { dataFolder } from '../desk.ts';

const ana: Remembered = {
  account: { address: 'ana@example.org', displayName: 'Ana', place: 'A server', signInBy: 'password' },
  limits: { messageSize: 8000 },
  pin: 'ab'.repeat(32),
  webSocket: 'wss://192.0.2.7:5281/xmpp-websocket',
  strongest: 'SCRAM-SHA-256',
};
const ben: Remembered = {
  account: { address: 'ben@localhost', displayName: 'Ben', place: 'This computer' },
  limits: {},
};

test('accounts are remembered in the order in which they came, in a file of their owner alone', () => {
  const data = dataFolder();
  const accounts = openRememberedAccounts(data);
  accounts.show(ana);
  accounts.show(ben);
  expect(openRememberedAccounts(data).all).toEqual([ana, ben]);
  expect(openRememberedAccounts(data).shown).toEqual(ben);
  expect(statSync(join(data, 'accounts.json')).mode & 0o777).toBe(0o600);
});

test('what is learned of an account is kept with what was known, and somebody unknown is not begun', () => {
  const data = dataFolder();
  const accounts = openRememberedAccounts(data);
  accounts.show(ana);
  accounts.keep(ben);
  expect(accounts.learn('ana@example.org', { foundWebSocket: 'wss://chat.example.org/' })).toBe(true);
  expect(accounts.learn('ana@example.org', { foundWebSocket: 'wss://chat.example.org/' })).toBe(false);
  expect(accounts.learn('who@example.org', { limits: {} })).toBe(false);
  expect(openRememberedAccounts(data).all).toEqual([
    { ...ana, foundWebSocket: 'wss://chat.example.org/' },
    ben,
  ]);
  expect(accounts.shown?.account.address).toBe('ana@example.org');
});

test('when the shown account goes nobody is shown, and the others stay', () => {
  const data = dataFolder();
  const accounts = openRememberedAccounts(data);
  accounts.show(ana);
  accounts.show(ben);
  accounts.remove('ben@localhost');
  const later = openRememberedAccounts(data);
  expect(later.shown).toBeUndefined();
  expect(later.all).toEqual([ana]);
});

test('the one account of an earlier Perch is the first of the list, and shown', () => {
  const data = dataFolder();
  const { account, limits } = ana;
  const { signInBy, ...before } = account;
  writeFileSync(join(data, 'account.json'), JSON.stringify({ account: before, limits }));
  const accounts = openRememberedAccounts(data);
  expect(accounts.shown).toEqual({ account: before, limits });
  accounts.show(ben);
  accounts.remove('ana@example.org');
  expect(openRememberedAccounts(data).all).toEqual([ben]);
  expect(existsSync(join(data, 'account.json'))).toBe(false);
});

test('of a damaged file nobody is remembered', () => {
  const data = dataFolder();
  openRememberedAccounts(data).show(ana);
  const file = join(data, 'accounts.json');
  writeFileSync(file, readFileSync(file).subarray(0, 40));
  expect(openRememberedAccounts(data).all).toEqual([]);
});
