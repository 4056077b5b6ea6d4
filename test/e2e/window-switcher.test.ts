import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { lastAsk } from '#test/support/room-steps.ts';
import { asked, fails, openRoom, parts } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))('Ctrl+K', () => {
  const fake = useFakeWindow();
  let page: Page;
  beforeEach(async () => {
    page = await fake.open({ messages: 500 });
    await openRoom(page, /^Desk,/);
  });

  const options = (name: string | RegExp) => page.getByRole('option', { name });
  const looksFor = async (text: string) => {
    await page.keyboard.press('Control+k');
    await parts(page).search.and(page.locator(':focus')).waitFor();
    await page.keyboard.type(text);
  };
  /** Down to this one, and there Enter. */
  const takes = async (name: string | RegExp) => {
    const wanted = page.getByRole('option', { name, selected: true });
    await options(name).first().waitFor();
    for (let step = 0; step < 20 && (await wanted.count()) === 0; step += 1)
      await page.keyboard.press('ArrowDown');
    await wanted.waitFor();
    await page.keyboard.press('Enter');
  };
  const focusIn = (name: string) =>
    page.waitForFunction((label) => document.activeElement?.getAttribute('aria-label') === label, name);

  test('finds rooms, people, commands and messages, each under its name', async () => {
    await page.evaluate(() => {
      const [room = ''] = window.host.rooms.keys();
      window.host.say(room, 'Find Fiona a desk');
    });
    await looksFor('fi');
    await page.locator('.message-hit').first().waitFor();
    const labels = await page.locator('.search-label').allInnerTexts();
    expect(labels.at(-1)).toBe('Messages');
    expect(labels).toContain('Commands');
    await options(/^Find rooms/).waitFor();
  });

  test('a person is of the room, or of the service, and leads to what they wrote', async () => {
    await looksFor('grace');
    await takes(/^Grace Kim/);
    await expect
      .poll(() => lastAsk(page, 'messages.search'))
      .toMatchObject({ search: { by: 'Grace Kim', text: '' } });
    await page.locator('.message-hit').first().waitFor();
    await expect.poll(() => page.getByRole('option').filter({ hasNotText: 'Grace Kim' }).count()).toBe(0);
    await focusIn('Search');
  });

  test('people of the open room are found where the service cannot say', async () => {
    await fails(page, 'people.find', { code: 'MsgNotSupported', text: 'Not possible on this server.' });
    await looksFor('grace');
    await options(/^Grace Kim.*What they wrote/s).waitFor();
    expect(fake.complaints).toEqual([]);
  });

  test('a command opens what its button opens, and gives the focus back to the field', async () => {
    await looksFor('sett');
    await takes(/^Settings/);
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await focusIn('Message');
    expect(await parts(page).search.inputValue()).toBe('');
  });

  test('a command of the open room says which room it means', async () => {
    await looksFor('favourite');
    await takes(/^Make it a favourite.*Desk/s);
    await expect
      .poll(() => lastAsk(page, 'rooms.setFavourite'))
      .toEqual({ room: 'desk-0@rooms.example.org', favourite: true });
    await looksFor('disturb hour');
    await takes('Do not disturb for an hour');
    await page.getByRole('button', { name: /^Do not disturb, until/ }).waitFor();
    await looksFor('alerts through');
    await takes(/^Let alerts through again/);
  });

  test('what is chosen stays chosen, whatever the service finds later', async () => {
    await page.evaluate(() => {
      window.host.delay = 400;
    });
    await looksFor('des');
    const chosen = page.getByRole('option', { selected: true });
    await page.keyboard.press('ArrowUp');
    const last = await chosen.innerText();
    await expect.poll(async () => (await asked(page, 'people.find')).length).toBe(1);
    await page.locator('.message-hit').first().waitFor();
    expect(await chosen.innerText()).toBe(last);
  });

  test('asks the service for people by what was typed', async () => {
    await looksFor('chiara');
    await options(/^Chiara Conti.*What they wrote/s).waitFor();
    await expect
      .poll(async () => (await asked(page, 'people.find')).at(-1))
      .toEqual({ text: 'chiara', max: 20 });
  });
});
