import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { mustSkip } from '#test/support/programs.ts';
import { takesOfRoom } from '#test/support/room-steps.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

const others = chatServers.filter(({ name }) => name !== 'Perch');

/** Where the server keeps no links a person sees two rooms as one by their own list, and nobody else does. */
describe.each(others)('two rooms that one person sees as one, on $name', ({ start, missing }) => {
  const skipped = missing || mustSkip('chromium');
  const windows = useWindows('logical-rooms-elsewhere');
  let server: ChatServer;
  let ana: PerchWindow;
  let ben: PerchWindow;
  beforeAll(async () => {
    if (skipped) return;
    server = await start();
    ana = await windows.signsIn(server, 'ana');
    ben = await windows.signsIn(server, 'ben');
  });
  afterAll(async () => {
    await server?.stop();
  });

  const heading = (window: PerchWindow, name: string): Locator =>
    window.page.getByRole('heading', { name, level: 1, exact: true });
  const reach = (words: string): Locator => ana.page.getByRole('status').filter({ hasText: words });
  const isPrivate = (text: string): Locator =>
    ana.messages.getByRole('article', { name: /Private/ }).filter({ hasText: text });
  const opens = async (window: PerchWindow, name: string): Promise<void> => {
    await window.room(name).click();
    await heading(window, name).waitFor();
    await window.composer.waitFor();
  };

  test.skipIf(skipped)(
    'she takes them for one in her own list, and is told that it is hers alone',
    async () => {
      await ana.createsRoom('Street', 'Open');
      await ben.findsAndFollows('Street');
      await ana.createsRoom('Cabal', 'Secret');
      await takesOfRoom(ana.page, /^Invite people/);
      await ana.page.getByRole('combobox', { name: 'Add to People to invite' }).fill(ben.address);
      await ana.page.getByRole('option', { name: new RegExp(ben.address) }).click();
      await ana.button('Invite').click();
      await ana.page.getByRole('dialog').waitFor({ state: 'detached' });
      await ben.button('1 invitation to a room').click();
      await ben.button('Accept: Cabal').click();
      await heading(ben, 'Cabal').waitFor();
      await opens(ana, 'Street');
      await takesOfRoom(ana.page, /^Show as one room with/);
      const dialog = ana.page.getByRole('dialog', { name: 'Show Street as one room with another' });
      await dialog.getByRole('radio', { name: 'Cabal', exact: true }).check();
      await dialog.getByText('Only you see these two rooms as one').waitFor();
      await dialog.getByRole('button', { name: 'Show them as one' }).click();
      await heading(ana, 'Street').waitFor();
      await ana.page.getByRole('radio', { name: 'Insiders' }).waitFor();
      await ana.rooms.getByRole('button', { name: /^Street, with a private side/ }).waitFor();
      expect(await ana.room('Cabal').count()).toBe(0);
    },
  );

  test.skipIf(skipped)('what she writes goes to the room that she chose, and nowhere else', async () => {
    await reach('Only the insiders will see this: the members of Cabal.').waitFor();
    await ana.composer.fill('between us');
    await ana.button('Send to insiders').click();
    await isPrivate('between us').waitFor();
    await ana.composer.focus();
    await ana.page.keyboard.press('Alt+p');
    await reach('Everybody in Street will see this.').waitFor();
    await ana.composer.fill('for all');
    await ana.button('Send to everybody').click();
    await ben.sees('between us');
    await expect.poll(() => ben.shown()).toEqual(['between us']);
    await opens(ben, 'Street');
    await ben.sees('for all');
    await expect.poll(() => ben.shown()).toEqual(['for all']);
    expect(await ben.rooms.getByRole('button', { name: /private side/ }).count()).toBe(0);
  });

  test.skipIf(skipped)('she reads both as one stream, and sees which of it is private', async () => {
    await ben.says('heard by all');
    await ana.sees('heard by all');
    await opens(ben, 'Cabal');
    await ben.says('heard by us');
    await isPrivate('heard by us').waitFor();
    await expect.poll(() => ana.shown()).toEqual(['between us', 'for all', 'heard by all', 'heard by us']);
    expect(await isPrivate('all').count()).toBe(0);
  });

  test.skipIf(skipped)('she takes them apart again, and each has what was said there', async () => {
    await takesOfRoom(ana.page, /^Take the two rooms apart/);
    await ana.button('Take them apart').click();
    await heading(ana, 'Cabal').waitFor();
    await expect.poll(() => ana.shown()).toEqual(['between us', 'heard by us']);
    expect(await ana.page.getByRole('radio', { name: 'Insiders' }).count()).toBe(0);
    await opens(ana, 'Street');
    await expect.poll(() => ana.shown()).toEqual(['for all', 'heard by all']);
    expect([...ana.complaints, ...ben.complaints]).toEqual([]);
  });
});
