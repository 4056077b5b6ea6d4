import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { download } from '#electron/addin/http/download.ts';
import { InstalledAddIns } from '#electron/addin/installed.ts';
import { Installer } from '#electron/addin/installer.ts';
import { packageFiles, publisher, signed, zipOf } from '#test/support/add-in-package.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { Authority } from '#test/support/tls.ts';

let folder: TemporaryFolder;
let installed: InstalledAddIns;
let installer: Installer;
let ca: string;

beforeEach(() => {
  folder = temporaryFolder('installer');
  installed = new InstalledAddIns(join(folder.path, 'add-ins'));
  installer = new Installer({
    installed,
    newId: randomUUID,
    download: (url) => download(url, { resolve: async () => ['127.0.0.1'], ca }),
  });
});
afterEach(() => folder.remove());

/** A web server that has these under its addresses: bytes, or where it leads on. */
async function site(has: () => Readonly<Record<string, Buffer | string>>): Promise<string> {
  const authority = await Authority.make();
  const { pem, key } = await authority.issue({ names: ['DNS:addins.example'] });
  ca = authority.pem;
  const server = createServer({ cert: pem, key }, (request, response) => {
    const found = has()[request.url ?? ''];
    if (typeof found === 'string') response.writeHead(302, { location: found }).end();
    else response.writeHead(found ? 200 : 404).end(found);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `https://addins.example:${typeof address === 'object' ? address?.port : 0}`;
}

async function installs(origin: Parameters<Installer['inspect']>[0]) {
  const { token } = await installer.inspect(origin);
  return installer.install(token);
}

describe('from an https address', () => {
  test('it is copied, and the address is who it is', async () => {
    const at = await site(() => ({ '/cards/perch-addin.zip': zipOf(packageFiles()) }));
    const { addIn } = await installs({ kind: 'address', url: `${at}/cards/` });
    expect(installed.get(addIn)).toMatchObject({
      from: `${at}/cards/`,
      addIn: { source: { kind: 'address', url: `${at}/cards/` } },
    });
  });

  test('a redirect inside that place is followed, one to elsewhere is refused', async () => {
    const at = await site(() => ({
      '/old.zip': '/new.zip',
      '/new.zip': zipOf(packageFiles()),
      '/away.zip': 'https://elsewhere.example/cards.zip',
      '/down.zip': 'http://addins.example/cards.zip',
    }));
    expect((await installer.inspect({ kind: 'address', url: `${at}/old.zip` })).addIn.name).toBe('Cards');
    for (const path of ['away', 'down']) {
      await expect(installer.inspect({ kind: 'address', url: `${at}/${path}.zip` })).rejects.toThrow();
    }
    expect(installed.all).toEqual([]);
  });

  test.each([
    'http://addins.example/cards.zip',
    'ftp://addins.example/a.zip',
    'file:///tmp/a.zip',
    'cards.zip',
  ])('%s is no such address', async (url) => {
    await expect(installer.inspect({ kind: 'address', url })).rejects.toThrow();
  });

  test('what is not there is not installed, nor what is no add-in', async () => {
    const at = await site(() => ({ '/page.zip': Buffer.from('<!doctype html>') }));
    await expect(installer.inspect({ kind: 'address', url: `${at}/none.zip` })).rejects.toThrow('404');
    await expect(installer.inspect({ kind: 'address', url: `${at}/page.zip` })).rejects.toThrow('no zip');
  });
});

test('what was looked at is what is installed, whatever its source holds by then', async () => {
  const file = join(folder.path, 'cards.zip');
  writeFileSync(file, zipOf(packageFiles()));
  const { token, addIn } = await installer.inspect({ kind: 'zip', path: file });
  writeFileSync(file, zipOf(packageFiles({}, { 'main.js': 'evil()' })));
  expect(installer.install(token).addIn).toBe(addIn.id);
  expect(() => installer.install(token)).toThrow('again');
});

test('a newer version of the same publisher is the same add-in; without a key it takes the place of the old', async () => {
  const maker = publisher();
  const bytes = (files: ReturnType<typeof packageFiles>) =>
    ({ kind: 'zip bytes', base64: zipOf(files).toString('base64') }) as const;
  const one = await installs(bytes(signed(packageFiles(), maker)));
  const two = await installs(bytes(signed(packageFiles({ version: '2.0.0' }), maker)));
  expect(two).toEqual({ addIn: one.addIn, replaced: undefined });
  expect(installed.get(two.addIn)?.addIn.version).toBe('2.0.0');
  // One record, and each file of the newer version alone.
  expect(readdirSync(join(folder.path, 'add-ins', two.addIn))).toHaveLength(1 + 4);
  const copy = await installs(bytes(packageFiles()));
  expect(installed.all).toHaveLength(2);
  const next = await installs(bytes(packageFiles({ version: '2.0.0' })));
  expect(next.replaced).toBe(copy.addIn);
  expect(installed.all).toHaveLength(2);
  expect(existsSync(join(folder.path, 'add-ins', copy.addIn))).toBe(false);
});
