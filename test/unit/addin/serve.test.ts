import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InstalledAddIns } from '#electron/addin/installed.ts';
import { readPackage } from '#electron/addin/package/read-package.ts';
import { addInFile } from '#electron/addin/serve.ts';
import { addInSites as desktopSites, serveAddIns } from '#electron/desktop/add-in-scheme.ts';
import { createAddInSites } from '#electron/host/add-in-sites.ts';
import { packageFiles } from '#test/support/add-in-package.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';

const embedders = 'http://127.0.0.1:5290';
const sites = createAddInSites({ origin: (id) => `http://${id}.localhost:5290`, embedders: () => embedders });

let folder: TemporaryFolder;
let installed: InstalledAddIns;
let id: string;

beforeEach(() => {
  folder = temporaryFolder('serve');
  installed = new InstalledAddIns(folder.path);
  const found = readPackage(packageFiles({}, { 'a.exe': 'MZ' }));
  installed.install(found);
  id = found.addIn.id;
});
afterEach(() => folder.remove());

const find = (place: { id: string; path: string } | undefined) =>
  place && addInFile(installed, place, { base: sites.base(place.id), embedders });

describe('a file of an add-in', () => {
  test.each(['index.html', 'main.js', 'perch-addin.json'])('%s is served', (path) => {
    expect(find(sites.locate(`${sites.base(id)}${path}?a=1`))).toBeDefined();
  });

  test.each([
    ...[
      '',
      '../index.html',
      '%2e%2e/index.html',
      'index.html/',
      './index.html',
      'INDEX.HTML',
      'record.json',
      'a.exe',
    ],
    ...['index%2ehtml', '/index.html', '\\index.html', '__proto__', 'constructor'],
  ])('nothing is, at “%s”', (path) => {
    expect(find(sites.locate(`${sites.base(id)}${path}`))).toBeUndefined();
  });

  test('nor without the part of the address that nobody can guess, nor at another host', () => {
    const base = sites.base(id);
    expect(sites.locate(`http://${id}.localhost:5290/index.html`)).toBeUndefined();
    expect(sites.locate(base.replace(id, `a${'0'.repeat(39)}1`))).toEqual({
      id: `a${'0'.repeat(39)}1`,
      path: '',
    });
    expect(find(sites.locate(`${base.replace(id, `a${'0'.repeat(40)}`)}index.html`))).toBeUndefined();
    for (const host of [
      '127.0.0.1:5290',
      'localhost:5290',
      `${id}.localhost:5291`,
      `${id}.localhost.example:5290`,
      `x.${id}.localhost:5290`,
    ]) {
      expect(sites.locate(base.replace(`${id}.localhost:5290`, host))).toBeUndefined();
    }
  });

  test('comes under a policy that lets it load its own files and reach nothing', () => {
    const policy = find({ id, path: 'index.html' })?.headers['Content-Security-Policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src ${sites.base(id)};`);
    expect(policy).toContain("connect-src 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(policy).toContain('sandbox allow-scripts');
    expect(policy).toContain(`frame-ancestors ${embedders}`);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe|https?:\/\/\*/);
  });
});

test('what is installed is found again, and not what was tampered with or cut short', () => {
  expect(new InstalledAddIns(folder.path).all.map(({ addIn }) => addIn.name)).toEqual(['Cards']);
  installed.remove(id);
  expect(new InstalledAddIns(folder.path).all).toEqual([]);
});

test('the desktop serves each on a host of its own scheme', async () => {
  let ask: (request: Request) => Response | Promise<Response> = () => new Response();
  serveAddIns(
    {
      handle: (_scheme, handler) => {
        ask = async (request) => handler(request);
      },
    },
    desktopSites,
    (place) =>
      addInFile(installed, place, { base: desktopSites.base(place.id), embedders: desktopSites.embedders }),
  );
  const asked = async (url: string) => {
    const request = new Request('http://unused.example');
    Object.defineProperty(request, 'url', { value: url });
    return ask(request);
  };
  const page = await asked(`${desktopSites.base(id)}index.html`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<title>Cards</title>');
  expect(page.headers.get('content-security-policy')).toContain('frame-ancestors perch://app');
  expect((await asked(`perch-addin://${id}/index.html`)).status).toBe(404);
});
