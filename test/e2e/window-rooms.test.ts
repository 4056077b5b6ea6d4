import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { lastAsk, takesOfRoom } from '#test/support/room-steps.ts';
import { openRoom, parts } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))('the list of followed rooms', () => {
  const fake = useFakeWindow();
  let page: Page;

  const section = (name: string) => parts(page).rooms.getByRole('region', { name, exact: true });
  const fold = (name: string | RegExp) =>
    parts(page).rooms.getByRole('heading').getByRole('button', { name });

  test('has favourites above all categories, and lets them go again', async () => {
    page = await fake.open({ messages: 100 });
    await openRoom(page, /^Desk,/);
    await takesOfRoom(page, /^Make it a favourite/);
    await section('Favourites')
      .getByRole('button', { name: /^Desk,/ })
      .waitFor();
    expect(
      await section('Trading')
        .getByRole('button', { name: /^Desk,/ })
        .count(),
    ).toBe(0);
    expect(await parts(page).rooms.getByRole('heading').first().innerText()).toBe('Favourites');
    expect(await lastAsk(page, 'rooms.setFavourite')).toMatchObject({ favourite: true });
    await takesOfRoom(page, /^No favourite any more/);
    await section('Trading')
      .getByRole('button', { name: /^Desk,/ })
      .waitFor();
    expect(await section('Favourites').count()).toBe(0);
  });

  test('folds its categories by keyboard, and still says what is unread in them', async () => {
    page = await fake.open({ messages: 100 });
    await openRoom(page, /^Desk,/);
    const rooms = section('Trading').getByRole('button', { name: /^Desk,/ });
    await rooms.focus();
    await page.keyboard.press('ArrowLeft');
    await rooms.waitFor({ state: 'detached' });
    await fold(/^Trading, \d+ unread messages$/).waitFor();
    expect(await lastAsk(page, 'app.remember')).toEqual({ collapsed: ['Trading'] });
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await fold(/^Trading/)
      .and(page.locator(':focus'))
      .waitFor();
    await page.keyboard.press('ArrowRight');
    await rooms.waitFor();
  });

  test('is read as a whole by one key', async () => {
    page = await fake.open({ messages: 100 });
    await openRoom(page, /^Desk,/);
    const unread = parts(page).rooms.getByRole('button', { name: /unread message/ });
    expect(await unread.count()).toBeGreaterThan(3);
    await page.keyboard.press('Shift+Escape');
    await expect.poll(() => unread.count()).toBe(0);
    expect(fake.complaints).toEqual([]);
  });
});
