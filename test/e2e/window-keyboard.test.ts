import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { escapesFromNowhere, openRoom, parts, typesAt } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))('the whole window by keyboard', () => {
  const fake = useFakeWindow();
  let page: Page;
  beforeEach(async () => {
    page = await fake.open({ messages: 500 });
  });

  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });

  test('one Tab stop holds the room list; arrows walk it, Enter opens', async () => {
    const { rooms, field } = parts(page);
    await rooms.getByRole('button', { name: 'Adventure Works' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe('Fabrikam, Closed');
    await page.keyboard.press('Home');
    await expect.poll(focused).toBe('Adventure Works');
    expect(await rooms.locator('[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('Enter');
    await field.waitFor();
    await expect.poll(focused).toBe('Message');
  });

  test('Ctrl+K finds, arrows choose, Enter opens the message in its context, Esc goes back', async () => {
    const { search, messages, field } = parts(page);
    await page.keyboard.press('Control+k');
    await expect.poll(focused).toBe('Search');
    await page.keyboard.type('cut-off same-day');
    await page.getByRole('option', { selected: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    const text = await page.getByRole('option', { selected: true }).locator('.found-text').innerText();
    await page.keyboard.press('Enter');
    const target = messages.locator('article.target');
    await target.waitFor();
    expect(await target.innerText()).toContain(text.slice(0, 40));
    expect(await target.isVisible()).toBe(true);
    await field.waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('option', { selected: true }).waitFor();
    await expect.poll(focused).toBe('Search');
    expect(await search.inputValue()).toBe('cut-off same-day');
    expect(await page.getByRole('option', { selected: true }).innerText()).toContain(text.slice(0, 40));
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('Message');
  });

  test('Alt and the arrows go to rooms with something unread', async () => {
    const name = () => page.getByRole('heading', { level: 1 }).last().innerText();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(name).toBe('Backend');
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(name).not.toBe('Backend');
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(name).toBe('Backend');
  });

  test('Escape closes a dialog also while nothing in it has the focus', async () => {
    await openRoom(page, /^Desk,/);
    await page.keyboard.press('Control+,');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await escapesFromNowhere(page);
    await dialog.waitFor({ state: 'detached' });
  });

  test.each(['Room', 'Account and connection', 'Go to a day or a message'])(
    'and so it closes what opens at the button %s',
    async (name) => {
      await openRoom(page, /^Desk,/);
      await page.getByRole('button', { name, exact: true }).click();
      const popover = page.locator('.popover');
      await popover.waitFor();
      await escapesFromNowhere(page);
      await popover.waitFor({ state: 'detached' });
    },
  );

  test('F6 goes round the panes, Esc back to the field, and Esc there to the room before', async () => {
    await openRoom(page, /^Desk,/);
    await openRoom(page, /^Rates/);
    await page.keyboard.press('F6');
    await page.locator('[data-pane="rooms"] :focus').waitFor();
    await page.keyboard.press('F6');
    await expect.poll(focused).toBe('Message');
    await parts(page).messages.focus();
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('Message');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Desk', exact: true }).waitFor();
  });

  test('arrows walk the messages, also beyond what was drawn', async () => {
    await openRoom(page, /^Desk,/);
    await parts(page).messages.focus();
    for (let step = 0; step < 50; step += 1) {
      await page.keyboard.press('ArrowUp');
      await page.waitForFunction(() => document.activeElement?.tagName === 'ARTICLE');
    }
    const inSight = await page.evaluate(() => {
      const box = document.activeElement?.getBoundingClientRect();
      return box !== undefined && box.bottom > 56 && box.top < 800;
    });
    expect(inSight).toBe(true);
    const index = await page.evaluate(() =>
      Number(document.activeElement?.closest('[data-index]')?.getAttribute('data-index')),
    );
    await page.keyboard.press('End');
    await page.waitForFunction(
      (before) =>
        Number(document.activeElement?.closest('[data-index]')?.getAttribute('data-index')) > before + 40,
      index,
    );
  });

  test('a message keeps the focus however far away one scrolls', async () => {
    const { messages } = parts(page);
    await openRoom(page, /^Desk,/);
    await messages.focus();
    await page.keyboard.press('ArrowUp');
    await page.locator('article:focus').waitFor();
    const label = await focused();
    await messages.evaluate(async (log) => {
      for (let step = 0; step < 20; step += 1) {
        log.scrollTop -= 500;
        await new Promise((painted) => requestAnimationFrame(painted));
      }
    });
    await expect.poll(focused).toBe(label);
  });

  test('? lists the keys, and typing one into a field does not', async () => {
    await openRoom(page, /^Desk,/);
    await typesAt(page, 'Message', 'why?');
    await expect.poll(() => parts(page).field.inputValue()).toBe('why?');
    await parts(page).messages.focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Messages');
  });

  test('a menu opens, closes, and gives the focus back', async () => {
    await openRoom(page, /^Desk,/);
    const menu = page.getByRole('button', { name: 'Room', exact: true });
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.locator('[role="menu"]:focus, [role="menu"] :focus').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Room');
  });

  test('who one is opens by Enter, arrows go through what can be done, and Esc gives the focus back', async () => {
    const who = page.getByRole('button', { name: 'Account and connection' });
    await who.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'menuitem');
    await expect.poll(focused).toMatch(/^Do not disturb for an hour/);
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toMatch(/^Do not disturb until tomorrow/);
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.waitForFunction(
      () => document.activeElement?.getAttribute('aria-label') === 'Account and connection',
    );
  });

  test('what to do about a lost connection is the first thing that Enter finds', async () => {
    await page.evaluate(() =>
      window.host.tell('connection.changed', {
        state: 'offline',
        fault: { code: 'NotAuthorized', text: 'The password was changed.' },
      }),
    );
    await page.getByRole('button', { name: 'Account and connection' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.textContent === 'Sign in again');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Sign in again' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement !== document.body);
  });
});
