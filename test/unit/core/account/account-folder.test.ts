import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountFolder, folderName } from '#electron/core/account/account-folder.ts';
import { dataFolder } from '../desk.ts';

test.each([
  ['ana@example.org', 'ana%40example.org'],
  ['a*b@x', 'a%2Ab%40x'],
  ['con.x@y', '%63on.x%40y'],
  ['lpt1@y', 'lpt1%40y'],
  ['ana@x.', 'ana%40x%2E'],
  ['a/b\\c:d@x', 'a%2Fb%5Cc%3Ad%40x'],
  ['ünal@x', '%C3%BCnal%40x'],
])('%s lies in %s', (address, name) => {
  expect(folderName(address)).toBe(name);
});

test('every name is one that each file system takes, and no two addresses share one', () => {
  const addresses = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(addresses, addresses, (one, other) => {
      const name = folderName(one.toWellFormed());
      expect(name).toMatch(/^[\w.!~'()%-]{1,120}$/);
      expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|\.$/i);
      if (one.toWellFormed() !== other.toWellFormed())
        expect(folderName(other.toWellFormed())).not.toBe(name);
    }),
  );
});

test('a folder that an earlier Perch named is found again', () => {
  const data = dataFolder();
  const address = `${'ana.'.repeat(50)}b@example.org`;
  expect(accountFolder(data, address)).toBe(join(data, 'accounts', folderName(address)));
  const before = join(data, 'accounts', encodeURIComponent(address));
  mkdirSync(before, { recursive: true });
  const far = `${'ä'.repeat(300)}@example.org`;
  expect(accountFolder(data, far)).toBe(join(data, 'accounts', folderName(far)));
  expect(accountFolder(data, address)).toBe(before);
});
