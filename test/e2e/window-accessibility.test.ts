import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Settings } from '#electron/bridge/contract.ts';
import type { FakeHostOptions } from '#test/support/fake-host.ts';
import { type FakeWindow, startFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { openRoom, parts } from '#test/support/window-page.ts';

const rooms: FakeHostOptions = { messages: 300 };
const signedOut: FakeHostOptions = { snapshot: { account: null } };

interface State {
  readonly name: string;
  readonly options: FakeHostOptions;
  readonly reach: (page: Page) => Promise<unknown>;
  /** Holds colours that no other state holds: looked at in every theme. */
  readonly themed?: boolean;
}

const states: readonly State[] = [
  { name: 'the first start', options: signedOut, reach: async () => undefined },
  {
    name: 'signing in on a server',
    options: signedOut,
    reach: (page) => page.getByRole('button', { name: /A server/ }).click(),
  },
  { name: 'no room open', options: rooms, reach: async () => undefined },
  { name: 'no rooms', options: { rooms: 0 }, reach: async () => undefined },
  { name: 'a room', options: rooms, reach: (page) => openRoom(page, /^Desk,/) },
  {
    name: 'a room with something unread',
    options: rooms,
    themed: true,
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
    themed: true,
    reach: async (page) => {
      await parts(page).search.fill('late');
      await page.getByRole('option').first().waitFor();
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
    themed: true,
    reach: async (page) => {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'what was not sent',
    options: rooms,
    themed: true,
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

describe.skipIf(mustSkip('chromium'))('nothing in the window shuts anybody out', () => {
  let fake: FakeWindow;
  beforeAll(async () => {
    fake = await startFakeWindow();
  });
  afterAll(() => fake?.close());

  async function violationsOf(
    { options, reach }: State,
    theme: Settings['theme'],
    colorScheme: 'light' | 'dark',
  ) {
    const settings = { theme, alerts: true, openRoom: null, sidebarWidth: 264 };
    const snapshot = { ...options.snapshot, settings };
    const page = await fake.open({ ...options, snapshot }, { colorScheme, reducedMotion: 'reduce' });
    await reach(page);
    const contrast = theme === 'contrast';
    const { violations } = await new AxeBuilder({ page })
      .options({ rules: { 'color-contrast-enhanced': { enabled: contrast } } })
      .analyze();
    await page.context().close();
    return violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html.slice(0, 160))]);
  }

  test.each(states)('$name', async (state) => {
    expect(await violationsOf(state, 'light', 'light')).toEqual([]);
  });

  describe.each([
    ['system', 'dark'],
    ['contrast', 'light'],
    ['contrast', 'dark'],
  ] as const)('theme %s on a %s system', (theme, colorScheme) => {
    test.each(states.filter(({ themed }) => themed))('$name', async (state) => {
      expect(await violationsOf(state, theme, colorScheme)).toEqual([]);
    });
  });
});
