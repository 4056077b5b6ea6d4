import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { lastAsk } from '#test/support/room-steps.ts';
import { openRoom, parts } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))('the own order of the list', () => {
  const fake = useFakeWindow();
  let page: Page;

  const section = (name: string) => parts(page).rooms.getByRole('region', { name, exact: true });
  const room = (name: string) => parts(page).rooms.locator('[data-room]').filter({ hasText: name }).first();
  const names = (name: string) => section(name).locator('.name').allInnerTexts();
  const opens = async () => {
    // All rooms are in sight: what is scrolled while the mouse is down is another room to drag.
    page = await fake.open({ messages: 20 }, { viewport: { width: 1280, height: 3_200 } });
    await openRoom(page, /^Desk,/);
  };

  test('a room goes up and down by keyboard, and keeps the focus', async () => {
    await opens();
    const before = await names('Trading');
    const [first = '', second = '', ...others] = before;
    await room(second).focus();
    await page.keyboard.press('Alt+Shift+ArrowUp');
    await expect.poll(() => names('Trading')).toEqual([second, first, ...others]);
    await room(second).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Alt+Shift+ArrowUp');
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await expect.poll(() => names('Trading')).toEqual(before);
    await room(second).and(page.locator(':focus')).waitFor();
    expect(fake.complaints).toEqual([]);
  });

  test('a room is dragged before another one, and into another category', async () => {
    await opens();
    const [first = '', second = '', third = ''] = await names('Trading');
    await room(third).dragTo(room(first), { targetPosition: { x: 40, y: 4 } });
    await expect.poll(async () => (await names('Trading')).slice(0, 3)).toEqual([third, first, second]);
    await room(third).dragTo(section('Operations').locator('.category-fold'));
    await expect.poll(() => names('Operations')).toContain(third);
    expect(await lastAsk(page, 'rooms.arrange')).toMatchObject({ places: [{ group: 'Operations' }] });
    expect(await names('Trading')).not.toContain(third);
    expect(fake.complaints).toEqual([]);
  });

  test('a room moves to a group of one’s own by the menu, and back to its category', async () => {
    await opens();
    await room('Desk').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Move to group…' }).click();
    await page.getByRole('combobox', { name: 'Group' }).fill('First thing');
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await expect.poll(() => names('First thing')).toHaveLength(1);
    expect(await lastAsk(page, 'rooms.arrange')).toMatchObject({ places: [{ group: 'First thing' }] });
    await room('Desk').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Move to group…' }).click();
    await page.getByRole('button', { name: 'Back to Trading' }).click();
    await section('First thing').waitFor({ state: 'detached' });
    expect(await names('Trading')).toContain('Desk');
  });

  test('what can be seen in the list is told, to be entered first', async () => {
    await opens();
    await expect
      .poll(() => lastAsk(page, 'rooms.inSight'))
      .toMatchObject({ rooms: expect.arrayContaining([expect.stringContaining('@')]) });
  });
});
