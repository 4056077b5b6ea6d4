import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { createPlainFiles } from '#electron/host/plain-files.ts';
import { temporaryFolder } from '#test/support/folder.ts';

function files(largest?: number) {
  const parent = temporaryFolder('files');
  onTestFinished(parent.remove);
  const folder = join(parent.path, 'transfers');
  let last = 0;
  const newToken = () => `token${++last}`;
  return { folder, made: createPlainFiles({ folder, newToken, ...(largest && { largest }) }) };
}

test('what an earlier life left is removed', () => {
  const parent = temporaryFolder('files');
  onTestFinished(parent.remove);
  const folder = join(parent.path, 'transfers');
  mkdirSync(folder);
  writeFileSync(join(folder, 'old'), 'words');
  createPlainFiles({ folder, newToken: () => 'x' });
  expect(existsSync(join(folder, 'old'))).toBe(false);
});

test('what was sent is read once, and removed when it was', async () => {
  const { made } = files();
  const token = await made.receive(Readable.from([Buffer.from('one '), Buffer.from('two')]));
  const place = await made.open(token);
  expect(readFileSync(place?.path ?? '', 'utf8')).toBe('one two');
  place?.release();
  expect(existsSync(place?.path ?? '')).toBe(false);
  expect(await made.open(token)).toBeUndefined();
  expect(await made.open(undefined)).toBeUndefined();
  expect(await made.open('../secrets.json')).toBeUndefined();
});

test('what is too large, or ends in the middle, leaves nothing', async () => {
  const { made, folder } = files(5);
  await expect(made.receive(Readable.from([Buffer.from('four'), Buffer.from('more')]))).rejects.toMatchObject(
    {
      fault: { code: 'LimitExceeded' },
    },
  );
  const cut = Readable.from(
    (async function* () {
      yield Buffer.from('one');
      throw new Error('the page is gone');
    })(),
  );
  await expect(made.receive(cut)).rejects.toMatchObject({ fault: { code: 'StorageFailed' } });
  expect([existsSync(join(folder, 'token1')), existsSync(join(folder, 'token2'))]).toEqual([false, false]);
});

test('what nobody wants any more is found no longer', async () => {
  const { made } = files();
  const place = await made.save('Desk.html');
  writeFileSync(place?.path ?? '', 'words');
  expect(made.find('token1')).toMatchObject({ name: 'Desk.html' });
  place?.discard();
  expect([made.find('token1'), existsSync(place?.path ?? '')]).toEqual([undefined, false]);
});
