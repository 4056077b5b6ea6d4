import { beforeAll, describe, expect, test } from 'vitest';
import { mustSkip } from '#test/support/programs.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';
import { typesAt } from '#test/support/window-page.ts';

/** Everything here is done without a pointer. */
describe.skipIf(mustSkip('chromium'))('By keyboard alone', () => {
  const windows = useWindows('keyboard');
  let ada: PerchWindow;
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await ada.page.keyboard.press(key);
  };
  const focused = (): Promise<string> =>
    ada.page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );

  beforeAll(async () => {
    ada = await windows.opens('ada');
  });

  test('start on this computer', async () => {
    await ada.page.getByRole('button', { name: /^This computer/ }).waitFor();
    await press('Tab');
    await expect.poll(focused).toMatch(/^This computer/);
    await press('Enter');
    await typesAt(ada.page, 'Your name', 'Ada');
    await press('Enter');
    await ada.room('Lobby').waitFor();
    await ada.isConnected();
  });

  test('walk through the rooms and open one', async () => {
    await ada.room('Announcements').focus();
    await press('ArrowDown');
    await expect.poll(focused).toBe('Lobby');
    await press('ArrowDown');
    await expect.poll(focused).toMatch(/^Team/);
    await press('ArrowUp', 'Enter');
    await ada.composer.waitFor();
  });

  test('write, send, and read what was sent', async () => {
    await ada.composer.focus();
    await ada.page.keyboard.type('first line');
    await press('Shift+Enter');
    await ada.page.keyboard.type('second line');
    await press('Enter');
    await ada.sees('second line');
    await expect.poll(() => ada.composer.inputValue()).toBe('');
    await ada.page.keyboard.type('still here');
    await expect.poll(() => ada.composer.inputValue()).toBe('still here');
  });

  test('find a word again', async () => {
    await press('Control+k');
    await ada.page.getByRole('searchbox', { name: 'Search' }).and(ada.page.locator(':focus')).waitFor();
    await ada.page.keyboard.type('second');
    await ada.page
      .getByRole('region', { name: /Search results|results/i })
      .or(ada.page.getByText('1 result'))
      .first()
      .waitFor();
    await press('Escape');
    await ada.composer.waitFor();
  });

  test('a draft is still there after another room was looked at', async () => {
    await ada.room('Team').focus();
    await press('Enter');
    await ada.page.getByRole('heading', { name: 'Team', level: 1, exact: true }).waitFor();
    await expect.poll(() => ada.composer.inputValue()).toBe('');
    await ada.room('Lobby').focus();
    await press('Enter');
    await expect.poll(() => ada.composer.inputValue()).toBe('still here');
  });

  test('see the list of keys', async () => {
    await ada.room('Lobby').focus();
    await ada.page.keyboard.type('?');
    await ada.page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await press('Escape');
    await ada.page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('Lobby');
  });
});
