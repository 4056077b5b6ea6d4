import { takesOfRoom } from './room-steps.ts';
import { openRoom } from './window-page.ts';
import type { State } from './window-states.ts';

export const alertStates: readonly State[] = [
  {
    name: 'what of a room may alert',
    reach: async (page) => {
      await openRoom(page, /^Desk,/);
      await takesOfRoom(page, /^Alerts/);
      await page.getByRole('radio', { name: /^Important messages only/ }).check();
    },
  },
  {
    name: 'quiet hours, and that nothing alerts now',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Account and connection' }).click();
      await page.getByRole('menuitem', { name: 'Do not disturb for an hour' }).click();
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('checkbox', { name: 'Quiet hours' }).check();
      await page.getByLabel('From').waitFor();
    },
  },
  {
    name: 'rules of what alerts',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('button', { name: 'Rules…' }).click();
      const add = page.getByRole('button', { name: 'Add', exact: true });
      await add.click();
      await page.getByLabel('Where', { exact: true }).selectOption('in Desk');
      await page.getByRole('checkbox', { name: 'Only at these hours' }).check();
      await add.click();
      await page.getByText('Alert me of mentions of me in Desk', { exact: false }).waitFor();
    },
  },
  {
    name: 'the menu of a room in the list',
    reach: async (page) => {
      const rooms = page.getByRole('navigation', { name: 'Followed rooms' });
      const first = rooms.getByRole('button', { name: 'Adventure Works' });
      await first.click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Mark as unread' }).click();
      await rooms.getByRole('button', { name: 'Fabrikam' }).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Mark as unread' }).waitFor();
    },
  },
  {
    name: 'favourites, and a folded category',
    reach: async (page) => {
      await openRoom(page, /^Desk,/);
      await takesOfRoom(page, /^Make it a favourite/);
      const headings = page.getByRole('navigation', { name: 'Followed rooms' }).getByRole('heading');
      await headings.getByRole('button', { name: 'Engineering' }).click();
    },
  },
];
