import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatServer } from '#test/support/chat-server.ts';
import { filesWith } from '#test/support/files-with.ts';
import { startPerchServer } from '#test/support/perch-server.ts';
import { mustSkip } from '#test/support/programs.ts';
import { takesOfRoom } from '#test/support/room-steps.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

/** Nobody but the insiders may ever have these bytes. */
const secret = 'xyzzymerger';

describe.skipIf(mustSkip('chromium'))('A public room with a private side, by three people', () => {
  const windows = useWindows('logical-rooms');
  let server: ChatServer;
  let ana: PerchWindow;
  let ben: PerchWindow;
  let cleo: PerchWindow;
  beforeAll(async () => {
    server = await startPerchServer();
    ana = await windows.signsIn(server, 'ana');
    ben = await windows.signsIn(server, 'ben');
    cleo = await windows.signsIn(server, 'cleo');
  });
  afterAll(async () => {
    await server?.stop();
  });

  const turnsToEverybody = async (window: PerchWindow) => {
    await window.page.keyboard.press('Alt+p');
    await window.page.getByRole('status').filter({ hasText: 'Everybody in Panel will see this.' }).waitFor();
  };
  const marked = (window: PerchWindow, text: string) =>
    window.messages
      .getByRole('article', { name: /Private/ })
      .filter({ hasText: text })
      .first();

  test('insiders speak in two circles; the outsider has the public one, and not a byte of the other', async () => {
    await ana.createsRoom('Panel', 'Open');
    for (const window of [ben, cleo]) await window.findsAndFollows('Panel');
    await takesOfRoom(ana.page, /^Add a private side/);
    await ana.page.getByRole('textbox', { name: 'Name of the private side' }).fill(secret);
    await ana.page.getByRole('combobox', { name: 'Add to Insiders' }).fill(ben.address);
    await ana.page.getByRole('option').filter({ hasText: ben.address }).click();
    await ana.button('Make the private side').click();
    await ana.page.getByRole('radio', { name: 'Insiders' }).waitFor();
    await ben.button('1 invitation to a room').click();
    await ben.button(`Accept: ${secret}`).click();
    await ben.page.getByRole('heading', { name: 'Panel', level: 1, exact: true }).waitFor();
    await ben.page.getByRole('radio', { name: 'Insiders' }).waitFor();
    await ben.rooms.getByRole('button', { name: /^Panel, with a private side/ }).waitFor();

    await ana.composer.fill(`Between us: the ${secret} is on`);
    await ana.button('Send to insiders').click();
    await marked(ben, `the ${secret} is on`).waitFor();
    await ana.composer.focus();
    await turnsToEverybody(ana);
    await ana.composer.fill('Good morning, everybody');
    await ana.button('Send to everybody').click();
    for (const window of [ben, cleo]) await window.sees('Good morning, everybody');
    expect(
      await ben.messages
        .getByRole('article', { name: /Private/ })
        .filter({ hasText: 'Good morning' })
        .count(),
    ).toBe(0);
    await ben.composer.fill('Understood, among us');
    await ben.button('Send to insiders').click();
    await marked(ana, 'Understood, among us').waitFor();

    await cleo.says('Morning!');
    for (const window of [ana, ben]) await window.sees('Morning!');
    expect(await cleo.page.content()).not.toMatch(/xyzzymerger|Understood, among us|Insiders|private side/iu);
    await expect.poll(() => cleo.shown()).toEqual(['Good morning, everybody', 'Morning!']);
    expect(filesWith(join(windows.folder, 'cleo'), secret)).toEqual([]);
    expect(filesWith(join(windows.folder, 'ben'), secret)).not.toEqual([]);
  });

  test('who is put out of the private side sees the public room at once, and writes on to nobody', async () => {
    await ben.composer.fill(`About the ${secret}`);
    await ana.page.getByRole('button', { name: 'Room', exact: true }).click();
    await ana.page.getByRole('menuitem', { name: `Private side: ${secret}` }).press('Enter');
    await ana.page
      .getByRole('menu', { name: `Private side: ${secret}` })
      .getByRole('menuitem', { name: /^Edit room/ })
      .press('Enter');
    const row = ana.page
      .getByRole('grid', { name: 'Members' })
      .getByRole('row')
      .filter({ has: ana.page.getByTitle(ben.address) });
    await row.getByRole('button', { name: /Remove/ }).click();
    await ana.button('Review changes').click();
    await ana.button('Save').click();
    await ben.page.getByRole('alert').filter({ hasText: 'The private side of this room is gone' }).waitFor();
    await ben.sees('Good morning, everybody');
    await ben.rooms.getByRole('button', { name: /^Panel/ }).waitFor();
    expect(await ben.rooms.getByRole('button', { name: /private side/ }).count()).toBe(0);
    await ben.button('Write to everybody').click();
    expect(await ben.composer.inputValue()).toBe('');
    await ben.says('Here I am, for everybody');
    await cleo.sees('Here I am, for everybody');
    await ben.page.reload();
    await ben.opensRoom('Panel');
    await ben.sees('Here I am, for everybody');
    expect(await ben.page.content()).not.toContain(secret);
    for (const window of [ana, ben, cleo]) expect(window.complaints).toEqual([]);
  });
});
