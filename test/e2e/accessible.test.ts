import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChromium } from '#test/support/chromium.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { mustSkip } from '#test/support/programs.ts';
import { PerchWindow } from '#test/support/window.ts';

describe.skipIf(mustSkip('chromium'))('Nothing that axe knows of is in the way of anybody', () => {
  let browser: Browser;
  let folder: TemporaryFolder;
  let ada: PerchWindow;
  beforeAll(async () => {
    browser = await startChromium();
    folder = temporaryFolder('accessible');
    ada = await PerchWindow.opens(browser, folder.path);
  });
  afterAll(async () => {
    await ada?.closes();
    await browser?.close();
    folder?.remove();
  });

  const violations = async (): Promise<readonly string[]> => {
    const { violations: found } = await new AxeBuilder({ page: ada.page }).analyze();
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  };
  const inBothThemes = async (): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await ada.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await violations(), colorScheme).toEqual([]);
    }
  };

  test('at the first start, and in its two forms', async () => {
    await ada.page.getByRole('button', { name: /^This computer/ }).waitFor();
    await inBothThemes();
    await ada.page.getByRole('button', { name: /^A server/ }).click();
    await inBothThemes();
    await ada.button('Choose differently').click();
  });

  test('with no room open, with an empty one, and with messages', async () => {
    await ada.choosesThisComputer('Ada');
    await ada.room('Lobby').waitFor();
    await ada.isConnected();
    await inBothThemes();
    await ada.opensRoom('Lobby');
    await inBothThemes();
    await ada.says('Hello', 'See https://example.org/ for more');
    await ada.sees('See https');
    await inBothThemes();
  });

  test('in the dialogs', async () => {
    await ada.button('Find or create a room').click();
    await ada.page.getByRole('dialog').waitFor();
    await inBothThemes();
    await ada.button('Create a room').click();
    await ada.page.getByRole('dialog', { name: 'Create a room' }).waitFor();
    await inBothThemes();
    await ada.page.keyboard.press('Escape');
    await ada.button('Settings').click();
    await ada.page.getByRole('dialog', { name: 'Settings' }).waitFor();
    await inBothThemes();
  });
});
