import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Files } from '#electron/addin/package/files.ts';
import { readFolder } from '#electron/addin/package/folder.ts';
import { isSuccessor, readPackage } from '#electron/addin/package/read-package.ts';
import { readZip } from '#electron/addin/package/zip.ts';
import { FaultError } from '#electron/model/fault.ts';
import {
  manifest,
  packageFiles,
  publisher,
  signed,
  writeFolder,
  zipOf,
} from '#test/support/add-in-package.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';

/** The fault that an act ends with. */
function fault(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (error instanceof FaultError) return error.fault;
    throw error;
  }
  throw new Error('it was taken');
}

function withManifest(text: string): Files {
  return packageFiles({}, { 'perch-addin.json': text });
}

describe('a manifest', () => {
  test('of an add-in that is whole is read', () => {
    const { addIn } = readPackage(packageFiles());
    expect(addIn).toMatchObject({ manifestId: manifest.id, name: 'Cards', source: { kind: 'copy' } });
    expect(addIn.id).toMatch(/^a[0-9a-f]{40}$/);
  });

  test.each<[string, object, string]>([
    ['an unknown field', { colour: 'red' }, 'colour'],
    ['an id that names nobody', { id: 'cards' }, 'id'],
    ['no name', { name: ' ' }, 'name'],
    ['a name that turns what follows around', { name: 'Cards\u202egpj' }, 'name'],
    ['a version that cannot be compared', { version: '1' }, 'version'],
    ['a contract that is not served', { contract: { from: 2, to: 9 } }, 'contract'],
    ['a page outside its folder', { entry: '../index.html' }, 'entry'],
    ['a page elsewhere', { entry: 'https://example.com/index.html' }, 'entry'],
    ['a page that is not there', { entry: 'other.html' }, 'entry'],
    [
      'a right that does not exist',
      { rights: { required: [{ right: '*', purpose: 'All.' }], optional: [] } },
      'rights.required.0.right',
    ],
    [
      'a right without a purpose',
      { rights: { required: [{ right: 'room.read' }], optional: [] } },
      'rights.required.0.purpose',
    ],
    ['a host for everything', { hosts: [{ origin: 'https://*', reason: 'All.' }] }, 'hosts.0'],
    ['a host with a path', { hosts: [{ origin: 'https://example.com/api', reason: 'One.' }] }, 'hosts.0'],
    ['a host without encryption', { hosts: [{ origin: 'http://example.com', reason: 'One.' }] }, 'hosts.0'],
    ['a host without a reason', { hosts: [{ origin: 'https://example.com' }] }, 'hosts.0'],
    ['a kind that is no URI', { formats: ['build'] }, 'formats.0'],
  ])('with %s is refused, and the field is named', (_, changes, field) => {
    const text = JSON.stringify({ ...manifest, ...changes });
    const refusal = fault(() => readPackage(withManifest(text)));
    expect(refusal.code).toBe('InvalidArgument');
    expect(refusal.field).toContain(field);
  });

  test.each(Object.keys(manifest))('without “%s” is refused', (field) => {
    const rest: Record<string, unknown> = { ...manifest };
    delete rest[field];
    const refusal = fault(() => readPackage(withManifest(JSON.stringify(rest))));
    expect(refusal).toMatchObject({ code: 'InvalidArgument', field });
    expect(refusal.text).toContain('missing');
  });

  test('that asks for a right twice is refused', () => {
    const wish = { right: 'room.read', purpose: 'To know.' };
    const text = JSON.stringify({ ...manifest, rights: { required: [wish], optional: [wish] } });
    expect(fault(() => readPackage(withManifest(text))).text).toContain('once');
  });

  test.each(['', 'null', '[]', '{', '\ufeff{}', '"x"'])('that reads %j is refused', (text) => {
    expect(fault(() => readPackage(withManifest(text))).code).toBe('InvalidArgument');
  });

  test('has to be there', () => {
    expect(fault(() => readPackage(new Map())).field).toBe('perch-addin.json');
  });

  test.each([
    'https://tickets.example.com',
    'https://tickets.example.com:8443',
    'http://127.0.0.1:8080',
    'http://[::1]:3000',
    'http://localhost',
  ])('may ask for %s', (origin) => {
    const read = readPackage(packageFiles({ hosts: [{ origin, reason: 'Tickets.' }] }));
    expect(read.addIn.hosts).toHaveLength(1);
  });
});

describe('the identity', () => {
  const address = 'https://example.com/cards.zip';

  test('without a key is the content: another content is somebody else', () => {
    const one = readPackage(packageFiles()).addIn;
    const other = readPackage(packageFiles({}, { 'main.js': 'export const changed = 1;' })).addIn;
    expect(readPackage(packageFiles()).addIn.id).toBe(one.id);
    expect(other.id).not.toBe(one.id);
    expect(isSuccessor(other, one)).toBe(true);
  });

  test('is another one from another place', () => {
    const ids = [undefined, address, 'https://example.com/other.zip'].map(
      (from) => readPackage(packageFiles(), from).addIn,
    );
    expect(new Set(ids.map(({ id }) => id)).size).toBe(3);
    const [copy, first, second] = ids;
    expect(copy && first && isSuccessor(first, copy)).toBe(false);
    expect(first && second && isSuccessor(second, first)).toBe(false);
  });

  test('with a key is the key, whatever the content and wherever it comes from', () => {
    const maker = publisher();
    const one = readPackage(signed(packageFiles(), maker), address).addIn;
    const next = readPackage(signed(packageFiles({ version: '1.1.0' }), maker)).addIn;
    expect(next.id).toBe(one.id);
    expect(next.content).not.toBe(one.content);
    const other = readPackage(signed(packageFiles(), publisher())).addIn;
    expect(other.id).not.toBe(one.id);
  });

  test('is not taken by who names the same add-in with another key', () => {
    const one = readPackage(signed(packageFiles(), publisher())).addIn;
    const other = readPackage(signed(packageFiles(), publisher())).addIn;
    expect(isSuccessor(other, one)).toBe(false);
  });

  test.each<[string, (files: Files) => Files]>([
    ['for another content', (files) => new Map([...files, ['more.js', Buffer.from('1')]])],
    ['of another add-in', (files) => signed(files, publisher(), 'com.example.other')],
    ['that is no JSON', (files) => new Map([...files, ['perch-addin.sig', Buffer.from('key')]])],
    [
      'of no key',
      (files) => new Map([...files, ['perch-addin.sig', Buffer.from('{"key":"AAAA","signature":"AAAA"}')]]),
    ],
  ])('a signature %s is refused rather than passed over', (_, change) => {
    const files = change(signed(packageFiles(), publisher()));
    expect(fault(() => readPackage(files)).text).toContain('signature');
  });
});

describe('a zip', () => {
  test('is read as the folder that it was', () => {
    const files = packageFiles({}, { 'pictures/a.svg': '<svg/>' });
    const text = (all: Files) => [...all].map(([path, content]) => [path, Buffer.from(content).toString()]);
    expect(text(readZip(zipOf(files)))).toEqual(text(files));
    expect(readPackage(readZip(zipOf(files, { method: 0 }))).addIn.id).toBe(readPackage(files).addIn.id);
  });

  const one = (path: string): [string, Uint8Array][] => [[path, Buffer.from('x')]];
  test.each([
    '../up.js',
    'a/../../up.js',
    '/etc/passwd',
    'C:\\x.js',
    'a\\b.js',
    './a.js',
    'a//b.js',
    '.hidden',
    'a/.b',
    'ä.js',
    'a\0b',
    `${'x'.repeat(300)}.js`,
    '',
  ])('with an entry called %j is refused', (path) => {
    expect(fault(() => readZip(zipOf(one(path)))).code).toBe('InvalidArgument');
  });

  test.each<[string, Buffer]>([
    ['a link', zipOf(one('a.js'), { mode: 0o120777 })],
    ['what is encrypted', zipOf(one('a.js'), { flags: 1 })],
    ['what is packed in another way', zipOf(one('a.js'), { method: 12 })],
    ['the same name twice', zipOf([...one('a.js'), ...one('a.js')])],
    ['less than it announces', zipOf(one('a.js'), { announce: () => 5 })],
    ['nothing', Buffer.alloc(0)],
    ['no zip', Buffer.from('<!doctype html>')],
    ['half of one', zipOf(one('a.js')).subarray(20)],
    ['an end without a beginning', zipOf(one('a.js')).subarray(-22)],
  ])('with %s in it is refused', (_, zip) => {
    expect(fault(() => readZip(zip)).code).toBe('InvalidArgument');
  });

  test('that grows is stopped where it announced less, and where it announced too much', () => {
    const bomb: [string, Uint8Array][] = [['a.js', Buffer.alloc(50_000_000)]];
    expect(fault(() => readZip(zipOf(bomb))).code).toBe('LimitExceeded');
    expect(fault(() => readZip(zipOf(bomb, { announce: () => 10 }))).code).toBe('InvalidArgument');
  });

  test('of more files than anybody writes is refused', () => {
    const many = Array.from({ length: 501 }, (_, at): [string, Uint8Array] => [`f${at}.js`, Buffer.from('')]);
    expect(fault(() => readZip(zipOf(many))).code).toBe('LimitExceeded');
  });

  test('with any byte changed is read or refused, and nothing else', () => {
    const zip = zipOf(packageFiles());
    for (let at = 0; at < zip.length; at += 1) {
      const broken = Buffer.from(zip);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      try {
        readZip(broken);
      } catch (error) {
        expect(error).toBeInstanceOf(FaultError);
      }
    }
  });
});

describe('a folder', () => {
  let folder: TemporaryFolder;

  beforeEach(() => {
    folder = temporaryFolder('add-in');
    writeFolder(folder.path, packageFiles({}, { 'pictures/a.svg': '<svg/>' }));
  });
  afterEach(() => folder.remove());

  test('is read whole, without what tools leave in it', async () => {
    writeFolder(
      folder.path,
      new Map([
        ['.git/config', Buffer.from('x')],
        ['node_modules/a/b.js', Buffer.from('x')],
      ]),
    );
    const files = await readFolder(folder.path);
    expect([...files.keys()].toSorted()).toEqual([
      'index.html',
      'main.js',
      'perch-addin.json',
      'pictures/a.svg',
    ]);
  });

  test('with a link in it is refused, wherever it leads', async () => {
    symlinkSync('/etc/passwd', join(folder.path, 'passwd.js'));
    await expect(readFolder(folder.path)).rejects.toThrow('link');
  });

  test('with a linked folder in it is refused', async () => {
    symlinkSync('/etc', join(folder.path, 'etc'));
    await expect(readFolder(folder.path)).rejects.toThrow('link');
  });

  test('that is none, or is not named in full, is refused', async () => {
    await expect(readFolder(join(folder.path, 'main.js'))).rejects.toThrow('no such folder');
    await expect(readFolder('.')).rejects.toThrow('in full');
  });

  test('that holds too much is refused before it is read', async () => {
    mkdirSync(join(folder.path, 'big'));
    for (let at = 0; at < 11; at += 1)
      writeFileSync(join(folder.path, `big/f${at}.js`), Buffer.alloc(1024 * 1024));
    await expect(readFolder(folder.path)).rejects.toMatchObject({ fault: { code: 'LimitExceeded' } });
  });
});
