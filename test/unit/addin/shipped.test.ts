import { mkdirSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { shippedAddIns } from '#electron/addin/shipped.ts';
import { packageFiles, writeFolder } from '#test/support/add-in-package.ts';
import { temporaryFolder } from '#test/support/folder.ts';

test('what Perch brings along is listed by name, and what is no add-in is passed by', async () => {
  const { path: folder, remove } = temporaryFolder('shipped');
  onTestFinished(remove);
  writeFolder(`${folder}/a`, packageFiles({ id: 'com.example.pulse', name: 'Pulse' }));
  writeFolder(`${folder}/b`, packageFiles({ name: 'Cards' }));
  mkdirSync(`${folder}/empty`);
  const shipped = await shippedAddIns(folder);
  expect(shipped.map(({ path, addIn }) => [path, addIn.name])).toEqual([
    [`${folder}/b`, 'Cards'],
    [`${folder}/a`, 'Pulse'],
  ]);
});

test('where they were not built there are none', async () => {
  expect(await shippedAddIns('/nowhere/at/all')).toEqual([]);
});
