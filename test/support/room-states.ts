import type { Page } from 'playwright-core';
import type { FakeHostOptions } from './fake-host.ts';
import { administeredService } from './fake-rooms.ts';
import { opensEdit, opensNewRoom, takesOfRoom } from './room-steps.ts';
import { openRoom } from './window-page.ts';
import type { State } from './window-states.ts';

const desk = 'desk-0@rooms.example.org';
const roomInvitations = [
  {
    room: 'night@rooms.example.org',
    name: 'Night desk',
    inviter: { id: 'grace.kim@example.org', name: 'Grace Kim' },
    reason: 'For the handover',
    at: 1_780_000_000_000,
  },
];
const roomRequests = [
  { kind: 'membership', room: desk, address: 'quinn@example.org', nickname: 'Quinn', words: 'I am new' },
] as const;

const administrator: FakeHostOptions = { snapshot: { service: administeredService } };

async function finds(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Find or create a room' }).click();
  await page.getByRole('list', { name: 'Rooms found' }).waitFor();
}

async function administers(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Account and connection' }).click();
  await page.getByRole('menuitem', { name: 'Administration' }).click();
  await page.getByRole('row', { name: /Ben Okafor/ }).waitFor();
}

/** From now on the host takes longer than anybody waits. */
function stalls(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.host.delay = 600_000;
  });
}

export const roomStates: readonly State[] = [
  {
    name: 'moving a room to a group',
    reach: async (page) => {
      await openRoom(page, /^Desk,/);
      await takesOfRoom(page, /^Move to group/);
      await page.getByRole('combobox', { name: 'Group' }).fill('First thing');
    },
  },
  {
    name: 'a new room with what is wrong with it',
    reach: async (page) => {
      await opensNewRoom(page);
      await page.getByRole('radio', { name: /^Secret/ }).check();
      await page.getByRole('checkbox', { name: /^Auditorium/ }).check();
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await page.getByText('A room needs a name.').waitFor();
    },
  },
  {
    name: 'choosing people',
    reach: async (page) => {
      await opensNewRoom(page);
      await page.getByRole('combobox', { name: 'Add to Members' }).fill('a');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'what will change',
    reach: async (page) => {
      await opensEdit(page);
      await page.getByRole('radio', { name: /^Open/ }).check();
      await page.getByRole('button', { name: 'Review changes' }).click();
      await page.getByText('What will change').waitFor();
    },
  },
  {
    name: 'deleting a room',
    reach: async (page) => {
      await opensEdit(page);
      await page.getByRole('button', { name: 'Delete room…' }).click();
      await page.getByLabel('Write what the room is called').waitFor();
    },
  },
  {
    name: 'the directory with filters and a card',
    options: { directory: 300 },
    reach: async (page) => {
      await finds(page);
      await page.getByRole('button', { name: 'Filters' }).click();
      await page.getByRole('combobox', { name: 'Managed by' }).fill('ben');
      await page.getByRole('option').first().click();
      await page
        .getByRole('list', { name: 'Rooms found' })
        .getByRole('button', { name: /^Desk Panel/ })
        .first()
        .click();
      await page.getByText('What you may do there').waitFor();
    },
  },
  {
    name: 'nothing found',
    reach: async (page) => {
      await finds(page);
      await page.getByLabel('Name or description').fill('zebra');
      await page.getByText('No room matches').waitFor();
    },
  },
  {
    name: 'a directory that is awaited',
    reach: async (page) => {
      await stalls(page);
      await page.getByRole('button', { name: 'Find or create a room' }).click();
      await page.locator('.directory-list .lines-skeleton span').first().waitFor();
    },
  },
  {
    name: 'people who are awaited',
    reach: async (page) => {
      await opensNewRoom(page);
      await stalls(page);
      await page.getByRole('combobox', { name: 'Add to Members' }).fill('a');
      await page.getByText('Looking for people…').waitFor({ state: 'attached' });
      await page.locator('.people-found .lines-skeleton span').first().waitFor();
    },
  },
  {
    name: 'invitations to rooms',
    options: { snapshot: { roomInvitations } },
    reach: async (page) => {
      await page.getByRole('button', { name: '1 invitation to a room' }).click();
      await page.getByText('For the handover').waitFor();
    },
  },
  {
    name: 'who asks',
    options: { snapshot: { roomRequests } },
    reach: async (page) => {
      await openRoom(page, /^Desk,/);
      await page.getByRole('button', { name: '1 request', exact: true }).click();
      await page.getByText('I am new').waitFor();
    },
  },
  {
    name: 'inviting people',
    reach: async (page) => {
      await openRoom(page, /^Desk,/);
      await takesOfRoom(page, /^Invite people/);
      await page.getByRole('combobox', { name: 'Add to People to invite' }).waitFor();
    },
  },
  { name: 'administration', options: administrator, reach: administers },
  {
    name: 'what is grave',
    options: administrator,
    reach: async (page) => {
      await administers(page);
      await page.getByRole('button', { name: 'What can be done with ben@example.org' }).click();
      await page.getByRole('menuitem', { name: 'Remove people' }).click();
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByRole('button', { name: 'Yes, do it' }).waitFor();
    },
  },
];
