import type { Page } from 'playwright-core';
import type { Fault } from '#electron/bridge/contract.ts';
import type { FakeHostOptions } from './fake-host.ts';
import { fails, openRoom, parts } from './window-page.ts';

const rooms: FakeHostOptions = { messages: 300 };
const signedOut: FakeHostOptions = { snapshot: { account: null } };

/** A state that the window can be in, and how it gets there from its first page. */
export interface State {
  readonly name: string;
  readonly options?: FakeHostOptions;
  readonly reach: (page: Page) => Promise<unknown>;
}

const account = { address: 'ada@example.org', displayName: 'Ada Byron', place: 'A server' } as const;
const atHome = { address: 'ada@kestrel.internal', displayName: 'Ada', place: 'This computer' } as const;
const home: FakeHostOptions = { messages: 100, snapshot: { account: atHome, accounts: [atHome, account] } };

const refused = (code: Fault['code']): Fault => ({ code, text: 'The server said no, and why.' });

async function signsIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /A server/ }).click();
  await page.getByRole('textbox', { name: 'Address', exact: true }).fill('ana@example.org');
  await page.getByLabel('Password', { exact: true }).fill('correct horse');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function readsInvitation(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^I have an invitation/ }).click();
  await page.getByRole('textbox', { name: 'Invitation link' }).fill('xmpp:kestrel.internal?register');
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function takes(page: Page, item: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Account and connection' }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await page.getByRole('dialog').waitFor();
}

export const states: readonly State[] = [
  { name: 'the first start', options: signedOut, reach: async () => undefined },
  {
    name: 'signing in on a server',
    options: signedOut,
    reach: (page) => page.getByRole('button', { name: /A server/ }).click(),
  },
  {
    name: 'what a server may only do with consent',
    options: signedOut,
    reach: async (page) => {
      await fails(page, 'account.signIn', refused('PlainNotAllowed'));
      await signsIn(page);
      await page.getByRole('button', { name: 'Send my password' }).waitFor();
    },
  },
  {
    name: 'waiting for single sign-on',
    options: signedOut,
    reach: async (page) => {
      await page.evaluate(() => {
        window.host.delay = 60_000;
      });
      await page.getByRole('button', { name: /A server/ }).click();
      await page.getByRole('textbox', { name: 'Address', exact: true }).fill('ana@example.org');
      await page.getByRole('button', { name: 'Continue with single sign-on' }).click();
      await page.evaluate(() => window.host.tell('signOn.waiting', { url: 'https://login.example.org/' }));
      await page.getByText('Did no page open?').waitFor();
    },
  },
  {
    name: 'joining, with what is not right yet',
    options: signedOut,
    reach: async (page) => {
      await readsInvitation(page);
      await page.getByText('Its fingerprint').click();
      await page.getByRole('button', { name: 'Join', exact: true }).click();
      await page.getByText('8 more characters.').waitFor();
    },
  },
  {
    name: 'a certificate that changed',
    options: signedOut,
    reach: async (page) => {
      await fails(page, 'account.signIn', refused('CertificateChanged'));
      await signsIn(page);
      await page.getByText('Stop: the certificate has changed').waitFor();
    },
  },
  {
    name: 'accounts on this device',
    options: { snapshot: { account: null, accounts: [account, atHome] } },
    reach: (page) => page.getByText('Accounts on this device').waitFor(),
  },
  {
    name: 'accounts and connection',
    options: home,
    reach: async (page) => {
      await page.getByRole('button', { name: 'Account and connection' }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  { name: 'adding an account', options: home, reach: (page) => takes(page, /^Add an account/) },
  { name: 'forgetting an account', options: home, reach: (page) => takes(page, /forget/) },
  { name: 'letting nobody join', options: home, reach: (page) => takes(page, /^Let others join/) },
  {
    name: 'letting others join',
    options: home,
    reach: async (page) => {
      await takes(page, /^Let others join/);
      await page.getByRole('switch').check();
      await page.getByRole('button', { name: 'Create invitation' }).click();
      await page.getByRole('img', { name: /code for a camera/ }).waitFor();
      await page.getByRole('button', { name: /^Withdraw/ }).waitFor();
    },
  },
  { name: 'no room open', options: rooms, reach: async () => undefined },
  { name: 'no rooms', options: { rooms: 0 }, reach: async () => undefined },
  { name: 'a room', options: rooms, reach: (page) => openRoom(page, /^Desk,/) },
  {
    name: 'a room with something unread',
    options: rooms,
    reach: (page) => openRoom(page, /^Risk Morning/),
  },
  {
    name: 'a room where one may only read',
    options: rooms,
    reach: (page) => openRoom(page, /^Announcements/),
  },
  {
    name: 'people',
    options: rooms,
    reach: async (page) => {
      await openRoom(page, /^Desk,/);
      await page.getByRole('button', { name: 'People in this room' }).click();
      await page.getByText('Manager').first().waitFor();
    },
  },
  {
    name: 'search results',
    options: rooms,
    reach: async (page) => {
      await parts(page).search.fill('an');
      await page.locator('.search-label', { hasText: 'People' }).waitFor();
      await page.locator('.message-hit').first().waitFor();
    },
  },
  {
    name: 'finding rooms',
    options: rooms,
    reach: async (page) => {
      await page.getByRole('button', { name: 'Find or create a room' }).click();
      await page.getByRole('list', { name: 'Rooms found' }).waitFor();
    },
  },
  {
    name: 'settings',
    options: rooms,
    reach: async (page) => {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'what was kept was damaged',
    options: { messages: 100, snapshot: { begunAnew: true } },
    reach: (page) => page.getByText('What this device had kept was damaged').waitFor(),
  },
  {
    name: 'what was not sent',
    options: rooms,
    reach: async (page) => {
      await openRoom(page, /^Desk,/);
      await page.evaluate(() => {
        const [room = ''] = [...window.host.rooms.keys()];
        const entry = { room, importance: 'Alert', writtenAt: Date.now(), state: 'failed' } as const;
        window.host.tell('outbox.changed', { room, entries: [{ ...entry, text: 'no', originId: 'x' }] });
        window.host.tell('connection.changed', { state: 'waiting', nextTryAt: Date.now() + 60_000 });
      });
      await page.getByText('Not sent').waitFor();
      await page.getByRole('button', { name: 'Account and connection' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Try again' }).waitFor();
    },
  },
];
