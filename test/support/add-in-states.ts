import type { Page } from 'playwright-core';
import type { AddInPlace, Filtered, ListedAddIn } from '#electron/bridge/contract.ts';
import { openRoom } from './window-page.ts';
import type { State } from './window-states.ts';

/** One that asks for everything, by somebody who likes long words. */
const tickets: ListedAddIn = {
  id: 'a1b2c3',
  manifestId: 'com.example.tickets',
  name: 'Tickets of the whole department of opening levels',
  description: 'Finds tickets in what is said, and shows how each stands.',
  author: 'Example Works',
  version: '1.4.0',
  source: { kind: 'publisher', key: '7f3a 91c2 55d0 aa10 7f3a 91c2 55d0 aa10' },
  content: 'ab'.repeat(32),
  required: [
    { right: 'history.read', purpose: 'To find the tickets that were mentioned.' },
    { right: 'roster.read', purpose: 'To know who is there.' },
    { right: 'messages.filter', purpose: 'To look at what you send.' },
    { right: 'http.fetch', purpose: 'To ask your ticket service.' },
  ],
  optional: [{ right: 'badge.show', purpose: 'To count open tickets.' }],
  hosts: [
    { origin: 'https://status.example.com', reason: 'Tells whether the service is up.' },
    { name: 'tickets', reason: 'Your ticket service.' },
  ],
  formats: [],
  // No page of an add-in is here to be loaded.
  page: 'about:blank',
};
const options = { messages: 60, addIns: [tickets] };

/** Opens a room with this beside it. */
async function beside(page: Page, more: Partial<AddInPlace>): Promise<void> {
  await openRoom(page, /^Desk,/);
  await page.evaluate(
    (place) => {
      const [room = ''] = [...window.host.rooms.keys()];
      window.host.addIns.place(room, place);
    },
    { name: tickets.name, chosenBy: 'me', addIn: tickets.id, open: true, ...more } satisfies AddInPlace,
  );
  await page.getByRole('tab', { name: tickets.name }).waitFor();
}

/** Shows a message of the person's own that a filter has judged. */
async function judged(page: Page, filtered: Filtered): Promise<void> {
  await openRoom(page, /^Desk,/);
  await page.evaluate((told) => {
    const [room = ''] = [...window.host.rooms.keys()];
    const state = told.what === 'changed' ? 'changed' : 'held';
    const entry = { room, text: 'Pay with •••• 1111', importance: 'Regular', originId: 'x' } as const;
    window.host.tell('outbox.changed', {
      room,
      entries: [{ ...entry, state, writtenAt: Date.now(), filtered: told }],
    });
  }, filtered);
  await page.locator('.filtered').waitFor();
}

export const addInStates: readonly State[] = [
  {
    name: 'no add-ins beside a room',
    options: { messages: 60 },
    reach: async (page) => {
      await openRoom(page, /^Desk,/);
      await page.getByRole('button', { name: 'Add-ins' }).click();
      await page.getByText('No add-ins beside this room').waitFor();
    },
  },
  { name: 'an add-in that asks', options, reach: (page) => beside(page, { ask: 'first' }) },
  { name: 'an add-in that has changed', options, reach: (page) => beside(page, { ask: 'changed' }) },
  {
    name: 'an address that is none',
    options,
    reach: async (page) => {
      await beside(page, { ask: 'first' });
      await page.getByRole('textbox', { name: 'Address for tickets' }).fill('http://tickets.example.com');
      await page.getByText(/^Write an address as/).waitFor();
    },
  },
  {
    name: 'everything that add-ins may do',
    options,
    reach: async (page) => {
      await beside(page, { ask: 'first' });
      await page.getByRole('textbox', { name: 'Address for tickets' }).fill('https://tickets.example.com');
      await page.getByRole('button', { name: 'Allow' }).click();
      await page.getByRole('button', { name: /^More about/ }).click();
      await page.getByRole('menuitem', { name: 'What it may do…' }).click();
      await page.getByRole('button', { name: /^Take back: see who is in the room/ }).waitFor();
    },
  },
  {
    name: 'add-ins that come with Perch, and others from elsewhere',
    options: { ...options, shipped: [{ ...tickets, id: 'brought' }] },
    reach: async (page) => {
      await beside(page, { ask: 'first' });
      await page.getByRole('button', { name: 'Add an add-in' }).click();
      await page.getByRole('menuitem', { name: 'Get an add-in…' }).click();
      await page.getByRole('region', { name: 'Comes with Perch' }).waitFor();
    },
  },
  {
    name: 'getting an add-in',
    options,
    reach: async (page) => {
      await beside(page, { ask: 'first' });
      await page.getByRole('button', { name: 'Add an add-in' }).click();
      await page.getByRole('menuitem', { name: 'Get an add-in…' }).click();
      await page.getByRole('textbox', { name: /^Address of/ }).fill('https://example.com/tickets.zip');
      await page.getByRole('button', { name: 'Look at it' }).click();
      await page.getByRole('button', { name: /^Install/ }).waitFor();
    },
  },
  {
    name: 'what an add-in changed',
    options,
    reach: (page) =>
      judged(page, {
        addIn: 'Guard',
        what: 'changed',
        reason: 'It masked a card number.',
        before: { text: 'Pay with 4111 1111 1111 1111' },
        goesAt: Date.now() + 60_000,
      }),
  },
  {
    name: 'what an add-in stopped',
    options,
    reach: (page) => judged(page, { addIn: 'Guard', what: 'stopped', reason: 'It holds a key.' }),
  },
  {
    name: 'what an add-in did not look at',
    options,
    reach: (page) => judged(page, { addIn: 'Guard', what: 'unanswered', block: true }),
  },
];
