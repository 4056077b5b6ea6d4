import type { Page } from 'playwright-core';
import type { Transfer } from '#electron/bridge/contract.ts';
import { openRoom } from './window-page.ts';
import type { State } from './window-states.ts';

async function chooses(page: Page, item: string): Promise<void> {
  await openRoom(page, /^Desk,/);
  await page.getByRole('button', { name: 'Room', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await page.getByRole('dialog').waitFor();
}

async function imports(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Import…' }).click();
  await page.getByRole('button', { name: 'Choose a file…' }).waitFor();
}

const nothing = { share: 0, messages: 0, known: 0, leftOut: 0, gaps: 0, rooms: [] };

const tell = (page: Page, transfer: Transfer) =>
  page.evaluate((told) => window.host.tell('transfer.changed', { transfer: told }), transfer);

/** Everything that history in files can show. */
export const transferStates: readonly State[] = [
  {
    name: 'exporting between days that contradict each other',
    reach: async (page) => {
      await chooses(page, 'Export…');
      await page.getByRole('radio', { name: 'Between two days' }).check();
      await page.getByLabel('From').fill('2026-03-02');
      await page.getByLabel('Until').fill('2026-03-01');
      await page.getByText('The last day is before the first.').waitFor();
    },
  },
  {
    name: 'the rest being fetched before an export',
    reach: async (page) => {
      await chooses(page, 'Export…');
      await page.getByRole('button', { name: 'Fetch the rest first' }).click();
      await page.getByRole('button', { name: 'Stop fetching' }).waitFor();
    },
  },
  {
    name: 'an export under way',
    reach: async (page) => {
      await chooses(page, 'Export…');
      await tell(page, { ...nothing, kind: 'export', state: 'writing', share: 0.4, messages: 4_000 });
      await page.getByRole('button', { name: 'Stop' }).waitFor();
    },
  },
  {
    name: 'an export that waits to be saved',
    reach: async (page) => {
      await chooses(page, 'Export…');
      await tell(page, {
        ...nothing,
        kind: 'export',
        state: 'done',
        messages: 12,
        gaps: 1,
        link: '/transfers/x',
      });
      await page.getByRole('link', { name: 'Save the file' }).waitFor();
    },
  },
  { name: 'importing', reach: imports },
  {
    name: 'an import that is taken away again',
    reach: async (page) => {
      await imports(page);
      await tell(page, { ...nothing, kind: 'import', state: 'undoing', messages: 52_000 });
      await page.getByText('Taking away what was imported…').waitFor();
    },
  },
  {
    name: 'what an import brought',
    reach: async (page) => {
      await imports(page);
      const rooms = [{ room: 'desk@rooms.example.org', name: 'A very long name '.repeat(12) }];
      await tell(page, {
        ...nothing,
        kind: 'import',
        state: 'done',
        messages: 3,
        known: 2,
        leftOut: 1,
        rooms,
      });
      await page.getByRole('button', { name: 'Undo' }).waitFor();
    },
  },
  {
    name: 'a file that cannot be imported',
    reach: async (page) => {
      await imports(page);
      const fault = {
        code: 'InvalidArgument',
        text: 'This file ends too early. Nothing was imported.',
      } as const;
      await tell(page, { ...nothing, kind: 'import', state: 'failed', fault });
      await page.getByText('ends too early').waitFor();
    },
  },
  {
    name: 'how long a room is kept',
    reach: async (page) => {
      await chooses(page, 'Keep messages…');
      await page.getByRole('radio', { name: '30 days' }).check();
    },
  },
];
