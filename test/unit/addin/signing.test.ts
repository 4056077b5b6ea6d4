import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { signAddIn } from '#build/add-in/sign-add-in.ts';
import { readFolder } from '#electron/addin/package/folder.ts';
import { readPackage } from '#electron/addin/package/read-package.ts';
import { packageFiles, writeFolder } from '#test/support/add-in-package.ts';
import { temporaryFolder } from '#test/support/folder.ts';

test('what the tool signs is the publisher’s, in every version, and what is changed afterwards is refused', async () => {
  const folder = temporaryFolder('signing');
  onTestFinished(folder.remove);
  const [dist, key] = [join(folder.path, 'dist'), join(folder.path, 'publisher.pem')];
  writeFolder(dist, packageFiles());
  const fingerprint = await signAddIn(dist, key);
  const first = readPackage(await readFolder(dist)).addIn;
  expect(first.source).toEqual({ kind: 'publisher', key: fingerprint });
  writeFolder(dist, packageFiles({ version: '1.1.0' }));
  await expect(readFolder(dist).then((files) => readPackage(files))).rejects.toThrow('signature');
  expect(await signAddIn(dist, key)).toBe(fingerprint);
  expect(readPackage(await readFolder(dist)).addIn).toMatchObject({ id: first.id, version: '1.1.0' });
  writeFileSync(join(dist, 'more.js'), 'evil()');
  await expect(readFolder(dist).then((files) => readPackage(files))).rejects.toThrow('signature');
});
