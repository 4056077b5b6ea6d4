import { expect, it } from 'vitest';
import { readAccountName } from '#electron/server/account-name.ts';
import { accountNameIn, displayNameIn } from '#electron/server/sign-on/account-name.ts';

it.each([
  ['Ana', 'ana'],
  ['ＡＮＡ', 'ana'],
  ['jürgen', 'jürgen'],
  ['田中', '田中'],
  ['ana.maria-2', 'ana.maria-2'],
])('an account may be called %s', (given, name) => {
  expect(readAccountName(given)).toBe(name);
  expect(accountNameIn({ preferred_username: given }, 'preferred_username', 'localhost')).toBe(name);
});

it.each([
  ['by nothing', ''],
  ['as the operator', 'perch-operator'],
  ['as the operator, in capitals', 'Perch-Operator'],
  ['as the operator, in wide letters', 'ｐｅｒｃｈ-operator'],
  ['like somebody else, with an invisible space', 'ana\u200b'],
  ['like somebody else, with a soft hyphen', 'a\u00adna'],
  ['like somebody else, turned around', '\u202eana'],
  ['like somebody else, with a joiner', 'an\u200da'],
  ['by a mark upon marks', `a${'\u0301'.repeat(20)}`],
  ['by two words', 'ana maria'],
  ['by an address', 'ana@elsewhere'],
  ['by a wide at', 'ana＠elsewhere'],
  ['by a path', 'ana/phone'],
  ['by a line', 'ana\nben'],
])('no account may be called %s', (_, given) => {
  expect(readAccountName(given)).toBeUndefined();
  expect(accountNameIn({ preferred_username: given }, 'preferred_username', 'localhost')).toBeUndefined();
});

it.each([
  ['Ana Ruiz', 'Ana Ruiz'],
  ['  Ana ', 'Ana'],
  ['🐤'.repeat(100), '🐤'.repeat(64)],
  ['', undefined],
  ['Ana\u202ezuiR', undefined],
  ['Ana\u001b[2J', undefined],
  ['\ud800', undefined],
  [7, undefined],
])('an issuer that calls somebody %j has them shown as %j', (name, shown) => {
  expect(displayNameIn({ name })).toBe(shown);
});
