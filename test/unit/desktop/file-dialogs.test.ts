import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { fileDialogs } from '#electron/desktop/file-dialogs.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { standIn } from './stand-in.ts';

type Parts = Parameters<typeof fileDialogs>[0];

function dialogs(filePath: string, filePaths: readonly string[]) {
  const dialog = standIn<Parts['dialog']>({
    showSaveDialog: vi.fn(async () => ({ canceled: filePath === '', filePath })),
    showOpenDialog: vi.fn(async () => ({ canceled: filePaths.length === 0, filePaths: [...filePaths] })),
  });
  return fileDialogs({ dialog, window: standIn<Parts['window']>({}) });
}

test('what somebody saved stays theirs, whatever becomes of the export', async () => {
  const folder = temporaryFolder('dialogs');
  onTestFinished(folder.remove);
  const path = join(folder.path, 'Desk.html');
  const place = await dialogs(path, []).save('Desk.html');
  writeFileSync(path, 'words');
  expect(place).not.toHaveProperty('link');
  place?.discard();
  expect(existsSync(path)).toBe(true);
});

test('only what was chosen is opened, and it is left alone', async () => {
  const folder = temporaryFolder('dialogs');
  onTestFinished(folder.remove);
  const path = join(folder.path, 'old.jsonl');
  writeFileSync(path, 'words');
  const place = await dialogs('', [path]).open('/etc/passwd');
  expect(place?.path).toBe(path);
  place?.release();
  expect(existsSync(path)).toBe(true);
});

test('who chooses nothing gets nothing', async () => {
  const files = dialogs('', []);
  expect([await files.save('x'), await files.open(undefined)]).toEqual([undefined, undefined]);
});
