import { beforeAll, describe, expect, test } from 'vitest';
import { barriersInEveryTheme } from '#test/support/axe.ts';
import { mustSkip } from '#test/support/programs.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

describe.skipIf(mustSkip('chromium'))('Nothing that axe knows of is in the way of anybody', () => {
  const windows = useWindows('accessible');
  let ada: PerchWindow;
  beforeAll(async () => {
    ada = await windows.opens('ada');
  });

  const inEveryTheme = async (): Promise<void> => {
    expect(await barriersInEveryTheme(ada.page)).toEqual([]);
  };

  test('at the first start, and in its two forms', async () => {
    await ada.page.getByRole('button', { name: /^This computer/ }).waitFor();
    await inEveryTheme();
    await ada.page.getByRole('button', { name: /^A server/ }).click();
    await inEveryTheme();
    await ada.button('Choose differently').click();
  });

  test('with no room open, with an empty one, and with messages', async () => {
    await ada.choosesThisComputer('Ada');
    await ada.room('Lobby').waitFor();
    await ada.isConnected();
    await inEveryTheme();
    await ada.opensRoom('Lobby');
    await inEveryTheme();
    await ada.says('Hello', 'See https://example.org/ for more');
    await ada.sees('See https');
    await inEveryTheme();
  });

  test('in the dialogs', async () => {
    await ada.button('Find or create a room').click();
    await ada.page.getByRole('dialog').waitFor();
    await inEveryTheme();
    await ada.button('Create a room').click();
    await ada.page.getByRole('dialog', { name: 'Create a room' }).waitFor();
    await inEveryTheme();
    await ada.page.keyboard.press('Escape');
    await ada.button('Settings').click();
    await ada.page.getByRole('dialog', { name: 'Settings' }).waitFor();
    await inEveryTheme();
  });
});
