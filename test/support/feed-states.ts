import type { Page } from 'playwright-core';
import type { Feed } from '#electron/model/feed.ts';
import type { State } from './window-states.ts';

const feeds: readonly Feed[] = [
  { id: 'late', name: 'Late', match: { text: 'late', wording: 'all' }, action: 'count' },
  { id: 'odd', name: 'Odd', match: { text: 'quokka', wording: 'all' }, action: 'count' },
  {
    ...{ id: 'new', name: 'From a newer version', match: { text: '', wording: 'all' }, action: 'count' },
    trouble: 'A newer version of Perch made this feed.',
  },
];
const options = { rooms: 12, messages: 200, feeds };

function opens(page: Page, name: RegExp): Promise<void> {
  return page.getByRole('navigation', { name: 'Feeds' }).getByRole('button', { name }).click();
}

/** Feeds, and the keys, in all that they can look like. */
export const feedStates: readonly State[] = [
  {
    name: 'a feed, with the lines around a message of a secret room',
    options,
    reach: async (page) => {
      await opens(page, /^Late/);
      // Older ones may come above it.
      await page
        .getByRole('article', { name: /Secret/ })
        .last()
        .focus();
      await page.keyboard.press('Space');
      await page.locator('article:focus .feed-lines li').first().waitFor();
    },
  },
  {
    name: 'a feed that has collected nothing, beside one that nobody understands',
    options,
    reach: async (page) => {
      await opens(page, /^Odd/);
      await page.getByRole('heading', { name: /^Nothing has been said yet/ }).waitFor();
    },
  },
  {
    name: 'a feed of a newer version, and its menu',
    options,
    reach: async (page) => {
      await opens(page, /^From a newer version/);
      await page.getByRole('button', { name: 'Feed From a newer version' }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'a feed that is being made, with what is missing',
    options,
    reach: async (page) => {
      await page.getByRole('button', { name: 'Make a feed' }).click();
      await page.getByRole('textbox', { name: 'Words' }).fill('late slow');
      await page.getByRole('radio', { name: 'Only these rooms' }).check();
      await page.getByRole('button', { name: 'Make it' }).click();
      await page.getByText('A feed needs a name.').waitFor();
    },
  },
  {
    name: 'the keys, one of which is taken',
    options,
    reach: async (page) => {
      await page.getByRole('navigation', { name: 'Feeds' }).getByRole('button').first().focus();
      await page.keyboard.press('?');
      await page.getByRole('button', { name: /^Settings: / }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /^Press the new keys/ }).waitFor();
      await page.keyboard.press('Control+g');
      await page.getByRole('button', { name: 'Use it here' }).waitFor();
    },
  },
];
