import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChromium } from '#test/support/chromium.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { mustSkip } from '#test/support/programs.ts';
import { PerchWindow } from '#test/support/window.ts';

describe.skipIf(mustSkip('chromium'))('The first start', () => {
  let browser: Browser;
  let folder: TemporaryFolder;
  beforeAll(async () => {
    browser = await startChromium();
    folder = temporaryFolder('first-start');
  });
  afterAll(async () => {
    await browser.close();
    folder.remove();
  });

  test('This computer: three rooms, a message is posted and seen, and is there after a restart', async () => {
    const ada = await PerchWindow.opens(browser, folder.path);
    await ada.choosesThisComputer('Ada');
    for (const name of ['Lobby', 'Team', 'Announcements']) await ada.room(name).waitFor();
    await ada.isConnected();
    await ada.opensRoom('Lobby');
    await ada.says('Is anybody here?');
    await ada.sees('Is anybody here?');
    expect(ada.complaints).toEqual([]);
    await ada.closes();

    const again = await PerchWindow.opens(browser, folder.path);
    await again.opensRoom('Lobby');
    await again.sees('Is anybody here?');
    await again.isConnected();
    await again.says('I am back.');
    await again.sees('I am back.');
    expect(await again.messages.getByRole('article').count()).toBe(2);
    expect(again.complaints).toEqual([]);
    await again.closes();
  });
});
