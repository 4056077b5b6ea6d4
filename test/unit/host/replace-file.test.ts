import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { replaceFile } from '#electron/host/replace-file.ts';
import { temporaryFolder } from '#test/support/folder.ts';

let folder: string;
let file: string;
beforeEach(() => {
  const made = temporaryFolder('replace');
  onTestFinished(made.remove);
  folder = made.path;
  file = join(folder, 'value.json');
});

test('a file is made and replaced, and nothing stays beside it', () => {
  replaceFile(file, 'x'.repeat(1_000_000));
  replaceFile(file, 'naïve');
  expect(readFileSync(file, 'utf8')).toBe('naïve');
  expect(readdirSync(folder)).toEqual(['value.json']);
});

test('it is its owner’s alone, also where a crash left something beside it that others can read', () => {
  writeFileSync(`${file}.new`, 'half');
  chmodSync(`${file}.new`, 0o644);
  replaceFile(file, 'whole');
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('what cannot be written is said, and what was there stays', () => {
  replaceFile(file, 'old');
  mkdirSync(`${file}.new`);
  expect(() => replaceFile(file, 'new')).toThrow(
    expect.objectContaining({ fault: expect.objectContaining({ code: 'StorageFailed' }) }),
  );
  expect(readFileSync(file, 'utf8')).toBe('old');
});
