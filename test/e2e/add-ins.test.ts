import type { Browser, FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSamples } from '#build/add-ins.ts';
import { startChromium } from '#test/support/chromium.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { mustSkip } from '#test/support/programs.ts';
import { PerchWindow } from '#test/support/window.ts';

/** One person, the real host, and add-ins from a folder: from nothing to a card, and back to nothing. */
describe.skipIf(mustSkip('chromium'))('Add-ins beside a room', () => {
  let browser: Browser;
  let folder: TemporaryFolder;
  let ada: PerchWindow;
  let frame: FrameLocator;
  beforeAll(async () => {
    browser = await startChromium();
    folder = temporaryFolder('add-ins');
    await buildSamples(`${folder.path}/add-ins`);
    ada = await PerchWindow.opens(browser, `${folder.path}/ada`);
    frame = ada.page.frameLocator('.add-in-frames iframe:not([hidden])');
    await ada.choosesThisComputer('Ada');
    await ada.isConnected();
  });
  afterAll(async () => {
    await ada?.closes();
    await browser?.close();
    folder?.remove();
  });

  async function gets(name: string): Promise<void> {
    const { page } = ada;
    await ada.button('Add an add-in').click();
    await page.getByRole('menuitem', { name: 'Get an add-in…' }).click();
    await page.getByRole('radio', { name: 'A folder' }).check();
    await page
      .getByRole('textbox', { name: 'Folder on this computer' })
      .fill(`${folder.path}/add-ins/${name}`);
    await ada.button('Look at it').click();
    await page.getByRole('button', { name: /^Install/ }).click();
  }

  test('one is installed from a folder, and nothing of it is loaded before it is allowed', async () => {
    await ada.button('Add-ins').click();
    await gets('guard');
    await ada.page.getByRole('heading', { name: 'May Guard work in this room?' }).waitFor();
    expect(await ada.page.locator('.add-in-frames iframe').count()).toBe(0);
    await ada.page.getByRole('checkbox', { name: /keep things of its own/ }).check();
    await ada.button('Allow').click();
    await frame.getByText('I look at what you send in this room').waitFor();
    expect(ada.complaints).toEqual([]);
  });
});
