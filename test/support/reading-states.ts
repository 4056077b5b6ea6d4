import type { Page } from 'playwright-core';
import { openRoom, parts } from './window-page.ts';
import type { State } from './window-states.ts';

const options = { messages: 300 };

async function search(page: Page, text: string): Promise<void> {
  await openRoom(page, /^Desk,/);
  await parts(page).search.fill(text);
}

/** Digs a hole in the history of the first room, which nobody can fill. */
async function openAtGap(page: Page): Promise<void> {
  await page.evaluate(() => {
    const [room = ''] = [...window.host.rooms.keys()];
    window.host.dig(room, window.host.history(room).length - 4, 40);
    // Without a network nothing is asked for, until it is known how that ends.
    window.host.tell('connection.changed', { state: 'offline' });
  });
  await openRoom(page, /^Desk,/);
  await page.getByText('They come when you are back online').waitFor();
  await page.evaluate(() => {
    window.host.fail('messages.page', { code: 'TimedOut', text: 'The server has not answered in time.' });
    window.host.tell('connection.changed', { state: 'online' });
  });
  await page.getByRole('button', { name: 'Try again' }).waitFor();
}

/** Of the newest message of the first room. */
async function askToRemove(page: Page): Promise<void> {
  await openRoom(page, /^Desk,/);
  await page.evaluate(() => {
    const [room = ''] = [...window.host.rooms.keys()];
    window.host.changeRoom(room, { canRemove: true });
  });
  await parts(page).messages.getByRole('article').last().focus();
  await page.keyboard.press('Alt+Delete');
  await page.getByRole('dialog', { name: 'Remove this message?' }).waitFor();
}

/** Reading and searching, beyond what is there at first. */
export const readingStates: readonly State[] = [
  {
    name: 'a search with all its fields, and which rooms it covers',
    options,
    reach: async (page) => {
      await search(page, 'late');
      await page.getByRole('option').first().waitFor();
      await page.getByRole('button', { name: 'Who and when' }).click();
      await page.getByRole('button', { name: 'Mentions me' }).click();
      await page.getByText('Which rooms').click();
      await page.evaluate(() => window.host.serverFinds([], Date.UTC(2020, 2, 5)));
      await page.getByRole('button', { name: 'Ask the server for the rest' }).click();
      await page.getByText(/^The server is still indexing/).waitFor();
    },
  },
  {
    name: 'a search that finds nothing',
    options,
    reach: async (page) => {
      await search(page, 'zeppelin');
      await page.getByText('Nothing found for', { exact: false }).waitFor();
    },
  },
  {
    name: 'a search between days that contradict each other',
    options,
    reach: async (page) => {
      await search(page, 'late');
      await page.getByRole('button', { name: 'Who and when' }).click();
      await page.getByLabel('From this day on').fill('2026-03-02');
      await page.getByLabel('Up to this day').fill('2026-03-01');
      await page.getByText('The last day is before the first.').waitFor();
    },
  },
  {
    name: 'where to go in a room, after a day that does not exist',
    options,
    reach: async (page) => {
      await openRoom(page, /^Desk Panel,/);
      await page.keyboard.press('Control+g');
      await page.getByRole('button', { name: 'Go', exact: true }).click();
      await page.getByText('There is no such day', { exact: false }).waitFor();
    },
  },
  { name: 'a gap that cannot be filled', options, reach: openAtGap },
  {
    name: 'what to do with a message',
    options,
    reach: async (page) => {
      await openRoom(page, /^Desk,/);
      await parts(page).messages.getByRole('article').last().focus();
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem', { name: 'Copy link to message' }).waitFor();
    },
  },
  {
    name: 'the question before a message is removed',
    options,
    reach: async (page) => {
      await askToRemove(page);
      await page.getByRole('textbox', { name: /^Why/ }).and(page.locator(':focus')).waitFor();
    },
  },
  {
    name: 'a message that is being removed',
    options,
    reach: async (page) => {
      await askToRemove(page);
      await page.evaluate(() => {
        window.host.delay = 3_600_000;
      });
      await page.getByRole('button', { name: 'Remove for everybody' }).click();
      await page.getByText('Being removed…').waitFor();
    },
  },
];
