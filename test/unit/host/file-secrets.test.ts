import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { fileSecrets } from '#electron/host/file-secrets.ts';
import { temporaryFolder } from '#test/support/folder.ts';

let file: string;
beforeEach(() => {
  const folder = temporaryFolder('secrets');
  onTestFinished(folder.remove);
  file = join(folder.path, 'secrets.json');
});

test('what is kept is there after a restart, in a file that only its owner can read', async () => {
  await fileSecrets(file).set('token', 's3cret');
  expect(await fileSecrets(file).get('token')).toBe('s3cret');
  expect(await fileSecrets(file).get('other')).toBeUndefined();
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a file that others could read is closed to them by the next change', async () => {
  writeFileSync(file, '{"old":"1"}', { mode: 0o644 });
  await fileSecrets(file).set('new', '2');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ old: '1', new: '2' });
});

test('changes that come at once are all kept', async () => {
  const secrets = fileSecrets(file);
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => secrets.set(name, name)));
  await secrets.remove('c');
  expect(await Promise.all(['a', 'b', 'c', 'd'].map((name) => secrets.get(name)))).toEqual([
    'a',
    'b',
    undefined,
    'd',
  ]);
});

test('a damaged file is said, and is not overwritten', async () => {
  writeFileSync(file, '{"half":');
  await expect(fileSecrets(file).get('half')).rejects.toMatchObject({ fault: { code: 'StorageFailed' } });
  await expect(fileSecrets(file).set('a', 'b')).rejects.toThrow('is damaged');
  expect(readFileSync(file, 'utf8')).toBe('{"half":');
});
