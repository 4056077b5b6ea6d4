import type { Page } from 'playwright-core';
import { audience, opensBoth } from './logical-room.ts';
import { takesOfRoom } from './room-steps.ts';
import { openRoom } from './window-page.ts';
import type { State } from './window-states.ts';

const options = { messages: 100, logical: true };

async function writesToEverybody(page: Page): Promise<void> {
  await opensBoth(page);
  await page.keyboard.press('Alt+p');
  await page.getByRole('status').filter({ hasText: 'Everybody in Desk will see this.' }).waitFor();
}

async function manages(page: Page, name: RegExp): Promise<void> {
  await openRoom(page, name);
  await page.evaluate(() => {
    for (const room of window.host.rooms.keys()) window.host.changeRoom(room, { canManage: true });
  });
}

/** Two rooms that are one. */
export const logicalRoomStates: readonly State[] = [
  { name: 'a logical room that somebody sees for the first time', options, reach: opensBoth },
  {
    name: 'a logical room in which the next post goes to everybody, beside who is an insider',
    options,
    reach: async (page) => {
      await writesToEverybody(page);
      await page.getByRole('button', { name: 'People in this room' }).click();
      await page.getByRole('region', { name: 'See private messages too' }).getByText('Grace Kim').waitFor();
    },
  },
  {
    name: 'what was written for insiders is about to be shown to everybody',
    options,
    reach: async (page) => {
      await opensBoth(page);
      await audience(page).field.waitFor();
      await page.keyboard.type('not a word');
      await page.keyboard.press('Alt+p');
      await audience(page).question.waitFor();
    },
  },
  {
    name: 'the private side of a room is gone',
    options,
    reach: async (page) => {
      const { panel } = await opensBoth(page);
      await page.evaluate((room) => window.host.bridge.call('rooms.leave', { room }), panel);
      await page.getByRole('button', { name: 'Write to everybody' }).waitFor();
    },
  },
  {
    name: 'one of two private sides of a room, with a post that failed there and an alert of it',
    options,
    reach: async (page) => {
      const { desk, panel } = await opensBoth(page);
      await page.evaluate(
        ({ room, companion }) => {
          const [, , rates = ''] = window.host.rooms.keys();
          window.host.changeRoom(rates, { name: 'Risk', privacy: 'Secret', companion, unread: 3 });
          const words = { title: 'Grace Kim in Desk Panel', text: 'The feed is late' };
          const alert = {
            ...words,
            outside: words,
            room,
            key: 1,
            because: 'keyword',
            important: false,
          } as const;
          window.host.tell('alert.raised', { ...alert, sound: false, shownByHost: false });
          const post = { room, originId: 'lost', writtenAt: 0, text: 'psst', importance: 'Regular' } as const;
          const entries = [{ ...post, state: 'failed', reason: 'No.' } as const];
          window.host.tell('outbox.changed', { room, entries });
        },
        { room: panel, companion: desk },
      );
      await page.getByRole('button', { name: /^Desk, with the private side Risk/ }).waitFor();
      await page.getByText('Grace Kim in Desk Panel').waitFor();
      await page.getByText('Not sent: No.', { exact: false }).waitFor();
    },
  },
  {
    name: 'a post that failed is about to go to more people than when it was written',
    options,
    reach: async (page) => {
      const { desk } = await opensBoth(page);
      await page.evaluate((room) => {
        window.host.changeRoom(room, { privacy: 'Open' });
        const post = { room, originId: 'lost', writtenAt: 0, text: 'For us', importance: 'Regular' } as const;
        const reason =
          'Desk was closed when you wrote this, and more people can read it now. Try again to send it to them too.';
        const entries = [{ ...post, state: 'failed', reason, privacy: 'Closed' } as const];
        window.host.tell('outbox.changed', { room, entries });
      }, desk);
      await page.getByRole('button', { name: 'Try again' }).click();
      await audience(page).question.waitFor();
    },
  },
  {
    name: 'the menu of a logical room, with that of its private side',
    options,
    reach: async (page) => {
      await opensBoth(page);
      await page.getByRole('button', { name: 'Room', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Private side: Desk Panel' }).press('Enter');
      await page.getByRole('menu', { name: 'Private side: Desk Panel' }).waitFor();
    },
  },
  {
    name: 'a private side is made, and somebody does not fit',
    options: { messages: 100 },
    reach: async (page) => {
      await manages(page, /^Credit,/);
      await takesOfRoom(page, /^Add a private side/);
      await page.getByRole('combobox', { name: 'Add to Insiders' }).fill('Chiara');
      await page.getByRole('option', { name: /Chiara/ }).click();
      await page.getByText('Not members of Credit yet: Chiara Conti.').waitFor();
    },
  },
  {
    name: 'two rooms are about to be one',
    options: { messages: 100 },
    reach: async (page) => {
      await manages(page, /^Rates/);
      await takesOfRoom(page, /^Add a private side/);
      await page.getByRole('radio', { name: 'A secret room that is there' }).check({ force: true });
      await page.getByRole('radio', { name: 'Desk Panel', exact: true }).check();
      await page.getByText('Cannot enter Rates', { exact: false }).waitFor();
    },
  },
];
