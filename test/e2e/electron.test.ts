import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findElectron, type RunningDesktop, startDesktop } from '#test/support/electron.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';

const here = findElectron();
const why = 'missing' in here ? ` (skipped: ${here.missing})` : '';

describe.skipIf('missing' in here)(`the desktop${why}`, () => {
  let data: TemporaryFolder;
  let desktop: RunningDesktop;
  let page: Page;

  async function start(): Promise<void> {
    if ('missing' in here) throw new Error(here.missing);
    desktop = await startDesktop(here, data.path);
    page = desktop.page;
  }

  beforeAll(async () => {
    data = temporaryFolder('desktop');
    await start();
  });
  afterAll(async () => {
    await desktop?.quit();
    data?.remove();
  });

  test('the page is ours, and knows no Node', async () => {
    expect(page.url()).toBe('perch://app/index.html');
    const known = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
    );
    expect(known).toEqual([]);
  });

  test('nothing leads away from the page', async () => {
    expect(await page.evaluate(() => window.open('https://perch.example/') === null)).toBe(true);
    await page.evaluate(() => {
      location.href = 'https://perch.example/';
    });
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 0)));
    expect(page.url()).toBe('perch://app/index.html');
  });

  test('nothing outside the folder of the page is served, and no network is reached', async () => {
    const status = (address: string) =>
      page.evaluate(async (url) => {
        try {
          return (await fetch(url)).status;
        } catch {
          return 'refused';
        }
      }, address);
    expect(await status('perch://app/index.html')).toBe(200);
    expect(await status('perch://app/%2e%2e%2fpackage.json')).toBe(404);
    expect(await status('perch://app/..%5c..%5cpackage.json')).toBe(404);
    expect(await status('http://127.0.0.1:1/')).toBe('refused');
    expect(await status('file:///etc/hostname')).toBe('refused');
  });

  test('permissions are denied', async () => {
    const state = (name: string) =>
      page.evaluate(
        // Names that the type does not list yet.
        async (asked) => (await navigator.permissions.query({ name: asked as PermissionName })).state,
        name,
      );
    expect(await state('geolocation')).toBe('denied');
    expect(await state('notifications')).toBe('denied');
    expect(await state('camera')).toBe('denied');
  });

  test('what was said on this computer is there after a restart', async () => {
    await page.getByText('This computer').click();
    await page.getByRole('textbox', { name: 'Your name' }).fill('Ada');
    await page.getByRole('button', { name: 'Start' }).click();
    const rooms = () => page.getByRole('navigation', { name: 'Followed rooms' });
    const messages = () => page.getByRole('log', { name: 'Messages' });
    await rooms().getByText('Lobby').click();
    await page.getByRole('textbox', { name: 'Message' }).fill('said from the desktop');
    await page.getByRole('button', { name: 'Send' }).click();
    await messages().getByText('said from the desktop').waitFor();

    await desktop.quit();
    await start();
    await rooms().getByText('Lobby').click();
    await messages().getByText('said from the desktop').waitFor();
    expect(await messages().getByText('said from the desktop').count()).toBe(1);
  });
});

const packed = 'packed' in here && here.packed ? here.command : undefined;

test.skipIf(packed === undefined)(
  `the fuses of the packed app are as they were set${packed ? '' : ' (skipped: PERCH_PACKED names no packed app)'}`,
  async () => {
    const wire = await getCurrentFuseWire(packed ?? '');
    // A fuse is a byte in the program: the digit 0 or 1.
    const [off, on] = Buffer.from('01');
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: off,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
      [FuseV1Options.EnableNodeCliInspectArguments]: off,
      [FuseV1Options.EnableCookieEncryption]: on,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
      [FuseV1Options.OnlyLoadAppFromAsar]: on,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
    });
  },
);
