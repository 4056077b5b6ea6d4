import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { lastAsk } from '#test/support/room-steps.ts';
import { openRoom, parts } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))('the menu of a room in the list', () => {
  const fake = useFakeWindow();
  let page: Page;
  beforeEach(async () => {
    page = await fake.open({ messages: 100 });
    await openRoom(page, /^Desk,/);
  });

  const room = (name: string | RegExp) => parts(page).rooms.getByRole('button', { name }).first();
  const item = (name: string) => page.getByRole('menuitem', { name, exact: true });
  const items = () => page.getByRole('menuitem').allInnerTexts();
  const opensMenu = async (name: string | RegExp) => {
    await room(name).click({ button: 'right' });
    await page.getByRole('menuitem').and(page.locator(':focus')).waitFor();
  };

  test('is the one of its header, and opens the room too', async () => {
    await opensMenu(/^Desk,/);
    const fromList = await items();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Room', exact: true }).click();
    await page.getByRole('menu').waitFor();
    expect(await items()).toEqual(fromList);
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await opensMenu('Backend');
    await item('Open').click();
    await page.getByRole('heading', { level: 1, name: 'Backend' }).waitFor();
  });

  test.each(['Shift+F10', 'ContextMenu'])('opens by %s, and gives the focus back', async (key) => {
    await room('Backend').focus();
    await page.keyboard.press(key);
    await item('Open').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('ArrowDown');
    await item('Mark as read').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await room('Backend').and(page.locator(':focus')).waitFor();
  });

  test('is scrolled where the window is too low for it', async () => {
    await page.setViewportSize({ width: 900, height: 420 });
    await opensMenu(/^Desk,/);
    await page.keyboard.press('End');
    await item('Leave room').and(page.locator(':focus')).waitFor();
    const last = await item('Leave room').boundingBox();
    const panel = await page.locator('.popover').boundingBox();
    const bottomOf = (box: typeof last) => (box?.y ?? Number.NaN) + (box?.height ?? 0);
    expect(bottomOf(last)).toBeLessThanOrEqual(bottomOf(panel));
    expect(bottomOf(panel)).toBeLessThanOrEqual(420);
  });

  test('marks a room as read without opening it', async () => {
    await opensMenu(/^Backend,.*unread/);
    await item('Mark as read').click();
    await parts(page)
      .rooms.getByRole('button', { name: /^Backend$/ })
      .waitFor();
    expect(await lastAsk(page, 'rooms.markRead')).toMatchObject({ upTo: Number.MAX_SAFE_INTEGER });
    await page.getByRole('heading', { level: 1, name: 'Desk' }).waitFor();
  });

  test('marks a room as unread until one comes back to it', async () => {
    await opensMenu('Adventure Works');
    await item('Mark as unread').click();
    const marked = parts(page).rooms.getByRole('button', { name: 'Adventure Works, marked as unread' });
    await marked.waitFor();
    expect(await lastAsk(page, 'rooms.setMarked')).toMatchObject({ marked: true });
    await opensMenu(/^Adventure Works/);
    await item('Mark as read').click();
    await marked.waitFor({ state: 'detached' });
    await opensMenu('Adventure Works');
    await item('Mark as unread').click();
    await marked.waitFor();
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Shift+Escape');
    await marked.waitFor({ state: 'detached' });
    await opensMenu('Adventure Works');
    await item('Mark as unread').click();
    await marked.click();
    await marked.waitFor({ state: 'detached' });
  });

  test('to leave a room that is not open leaves the open one where it is', async () => {
    await opensMenu('Backend');
    await item('Leave room').click();
    await room('Backend').waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: 'Desk' }).waitFor();
    expect(fake.complaints).toEqual([]);
  });
});
