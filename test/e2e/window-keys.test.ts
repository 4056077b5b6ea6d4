import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { asked, openRoom, parts } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))('keys that one chooses, by keyboard alone', () => {
  const fake = useFakeWindow();
  let page: Page;
  beforeEach(async () => {
    page = await fake.open({ rooms: 12, messages: 100 });
    await openRoom(page, /^Desk,/);
  });

  const dialog = () => page.getByRole('dialog', { name: 'Keys' });
  const said = () => dialog().getByRole('status');
  const held = (name: RegExp) => dialog().getByRole('button', { name });
  /** Opens the list at the one action that these words find, with the focus on its key. */
  const comesTo = async (words: string, name: RegExp) => {
    await parts(page).messages.focus();
    await page.keyboard.press('?');
    await dialog().getByRole('searchbox').and(page.locator(':focus')).waitFor();
    await page.keyboard.type(words);
    await held(/Press to change/)
      .nth(1)
      .waitFor({ state: 'detached' });
    await held(name).focus();
  };
  const closes = async () => {
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  };

  test('a key is looked up by what it does, or by itself', async () => {
    await comesTo('ctrl+g', /^Go to a day/);
    await dialog().getByRole('searchbox').fill('mark everything');
    await held(/^Mark everything as read: Shift\+Esc\./).waitFor();
    await dialog().getByRole('searchbox').fill('juggle');
    await dialog().getByText('Nothing is called so').waitFor();
  });

  test('another key is pressed, does what the first did, and is kept; the first does nothing', async () => {
    await comesTo('who is here', /^Show and hide who is here: Alt\+Shift\+P\./);
    await page.keyboard.press('Enter');
    await held(/^Press the new keys/).waitFor();
    await page.keyboard.press('Control+;');
    await held(/^Show and hide who is here: Ctrl\+;\./)
      .and(page.locator(':focus'))
      .waitFor();
    expect(await said().innerText()).toBe('Show and hide who is here: Ctrl+;');
    expect(await asked(page, 'app.remember')).toContainEqual({ keys: { people: 'Mod+;' } });
    await closes();
    const people = page.getByRole('complementary', { name: 'People' });
    await page.keyboard.press('Alt+Shift+P');
    await page.keyboard.press('Control+;');
    await people.waitFor();
    await page.getByTitle('People in this room (Ctrl+;)').waitFor();
    await page.keyboard.press('Control+;');
    await people.waitFor({ state: 'detached' });
  });

  test('a key that does something else already is named, and can be had all the same', async () => {
    await comesTo('who is here', /^Show and hide who is here/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+g');
    await dialog().getByText('Ctrl+G does “Go to a day, to what is unread, to a mention”.').waitFor();
    await dialog().getByRole('button', { name: 'Use it here' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await held(/^Show and hide who is here: Alt\+Shift\+P\./)
      .and(page.locator(':focus'))
      .waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+g');
    await dialog().getByRole('button', { name: 'Use it here' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await held(/^Show and hide who is here: Ctrl\+G\./).waitFor();
    await dialog().getByRole('searchbox').fill('go to a day');
    await held(/^Go to a day.*: No key\./).waitFor();
  });

  test.each([
    ['Control+t', 'Ctrl+T belongs to your browser.'],
    ['Control+c', 'Ctrl+C is needed to write.'],
    ['ArrowUp', '↑ is needed to move about and to choose.'],
    ['Shift+Enter', 'Shift+Enter always means the same in Perch: see below.'],
  ])('%s cannot be had: %s', async (key, why) => {
    await comesTo('who is here', /^Show and hide who is here/);
    await page.keyboard.press('Enter');
    await page.keyboard.press(key);
    await dialog().getByText(why).waitFor();
    await page.keyboard.press('Escape');
    await held(/^Show and hide who is here: Alt\+Shift\+P\./).waitFor();
    expect(await asked(page, 'app.remember')).not.toContainEqual(expect.objectContaining({ keys: {} }));
  });

  test('a key is taken away, brought back, and all of them at once', async () => {
    await comesTo('who is here', /^Show and hide who is here/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Backspace');
    await held(/^Show and hide who is here: No key\./).waitFor();
    await dialog().getByRole('button', { name: 'Back to Alt+Shift+P: Show and hide who is here' }).click();
    await held(/^Show and hide who is here: Alt\+Shift\+P\./).waitFor();
    await dialog().getByRole('button', { name: 'No key for: Show and hide who is here' }).click();
    await held(/^Show and hide who is here: No key\./).waitFor();
    await dialog().getByRole('button', { name: 'All as they were at first' }).click();
    await held(/^Show and hide who is here: Alt\+Shift\+P\./).waitFor();
    await dialog().getByText('All keys are as they were at first.').waitFor();
  });

  test('menus and what Ctrl+K finds say which key does the same', async () => {
    await page.getByRole('button', { name: 'Room', exact: true }).click();
    await page
      .getByRole('menuitem', { name: /Copy address/ })
      .getByText('Alt+Shift+C')
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await parts(page).search.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('mark everything');
    await page
      .getByRole('option', { name: /Mark everything as read/ })
      .getByText('Shift+Esc')
      .waitFor();
  });

  test('a key does what its button or its command does, and writes what it writes in a field', async () => {
    await parts(page).field.focus();
    await page.keyboard.press('Alt+i');
    await page.getByRole('button', { name: 'Important', pressed: true }).waitFor();
    await page.keyboard.type('?');
    expect(await parts(page).field.inputValue()).toBe('?');
    await page.keyboard.press('Alt+Shift+L');
    await page.getByRole('dialog', { name: 'Alerts' }).waitFor();
    expect(fake.complaints).toEqual([]);
  });
});
