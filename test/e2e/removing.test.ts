import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatServer } from '#test/support/chat-server.ts';
import { filesWith } from '#test/support/files-with.ts';
import { startPerchServer } from '#test/support/perch-server.ts';
import { mustSkip } from '#test/support/programs.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

describe.skipIf(mustSkip('chromium'))('What a manager removes from a room', () => {
  const windows = useWindows('removing');
  let server: ChatServer;
  let ana: PerchWindow;
  let ben: PerchWindow;
  beforeAll(async () => {
    server = await startPerchServer();
    ana = await windows.signsIn(server, 'ana');
    ben = await windows.signsIn(server, 'ben');
  });
  afterAll(() => server?.stop());

  const row = (window: PerchWindow, text: string) =>
    window.messages.getByRole('article').filter({ hasText: text });
  const opensMenu = async (window: PerchWindow, text: string) => {
    await row(window, text).focus();
    await window.page.keyboard.press('Shift+F10');
    await window.page.getByRole('menuitem', { name: 'Copy text' }).waitFor();
  };
  const finds = (window: PerchWindow, text: string) =>
    window.page.getByRole('searchbox', { name: 'Search' }).fill(text);

  test('is gone from the other’s window, from what is found there, and from their disk', async () => {
    await ana.createsRoom('Desk', 'Open');
    await ben.findsAndFollows('Desk');
    await ben.says('Good morning', 'The xyzzyplan is ours alone', 'Anybody here?');
    await ana.sees('Anybody here?');
    await ben.sees('Anybody here?');
    expect(filesWith(join(windows.folder, 'ben'), 'xyzzyplan')).not.toEqual([]);

    await opensMenu(ben, 'xyzzyplan');
    expect(await ben.page.getByRole('menuitem', { name: /^Remove message/ }).count()).toBe(0);
    await ben.page.keyboard.press('Escape');
    await finds(ben, 'xyzzyplan');
    const found = ben.page.getByRole('option').filter({ hasText: 'xyzzyplan' });
    await found.first().waitFor();

    await opensMenu(ana, 'xyzzyplan');
    await ana.page.getByRole('menuitem', { name: /^Remove message/ }).click();
    await ana.page.getByRole('textbox', { name: /^Why/ }).fill('Not for this room');
    await ana.button('Remove for everybody').click();
    await row(ana, 'xyzzyplan').waitFor({ state: 'detached' });

    // Also among what was found before, while it still stands there.
    await found.first().waitFor({ state: 'detached' });
    await ben.page.keyboard.press('Escape');
    await row(ben, 'xyzzyplan').waitFor({ state: 'detached' });
    await ben.sees('Anybody here?');
    await expect.poll(() => filesWith(join(windows.folder, 'ben'), 'xyzzyplan')).toEqual([]);
    await expect.poll(() => filesWith(join(windows.folder, 'ana'), 'xyzzyplan')).toEqual([]);
    expect([...ana.complaints, ...ben.complaints]).toEqual([]);
  });
});
