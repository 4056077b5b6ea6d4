import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatServer } from '#test/support/chat-server.ts';
import { startPerchServer } from '#test/support/perch-server.ts';
import { mustSkip } from '#test/support/programs.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

/** One Perch, one window, and a person who is somebody here and somebody else elsewhere. */
describe.skipIf(mustSkip('chromium'))('Several accounts', () => {
  const windows = useWindows('several');
  let server: ChatServer;
  let ana: PerchWindow;
  let address: string;
  beforeAll(async () => {
    server = await startPerchServer();
    address = await server.account('ana');
    ana = await windows.opens('ana');
  });
  afterAll(async () => {
    await server?.stop();
  });

  const name = () => ana.page.locator('.who .name').innerText();

  test('a second account is added beside the first, whose draft is not lost', async () => {
    await ana.choosesThisComputer('Ana at home');
    await ana.opensRoom('Lobby');
    await ana.says('A word to myself');
    await ana.sees('A word to myself');
    await ana.composer.fill('Not finished yet');
    await ana.takes('Add an account');
    await ana.signsIn(address, server.webSocket);
    await ana.page.getByRole('dialog').waitFor({ state: 'detached' });
    await ana.isConnected();
    await expect.poll(name).toBe('ana1');
    expect(await ana.page.getByText('A word to myself').count()).toBe(0);
    await ana.createsRoom('Desk', 'Open');
    await ana.says('A word to the others');
    await ana.sees('A word to the others');
  });

  test('each shows its own rooms, messages and drafts, and finds nothing of the other', async () => {
    await ana.takes(/^Ana at home/);
    await ana.room('Lobby').waitFor();
    await expect.poll(name).toBe('Ana at home');
    expect(await ana.room('Desk').count()).toBe(0);
    await ana.opensRoom('Lobby');
    await ana.sees('A word to myself');
    expect(await ana.composer.inputValue()).toBe('Not finished yet');
    await ana.isConnected();
    const search = ana.page.getByRole('searchbox', { name: 'Search' });
    await search.fill('word');
    const found = ana.page.getByRole('option').filter({ hasText: 'A word' });
    await expect
      .poll(() => found.allInnerTexts(), { timeout: 15_000 })
      .toEqual([expect.stringContaining('to myself')]);
    await search.fill('');
  });

  test('without a network the other account is there at once, from what this device has stored', async () => {
    await server.process.stop();
    await ana.takes(/^ana1/);
    await ana.room('Desk').waitFor();
    await ana.opensRoom('Desk');
    await ana.sees('A word to the others');
    await ana.connection.filter({ hasNotText: 'Online' }).waitFor();
  });

  test('a restart shows the one that was shown last', async () => {
    await ana.closes();
    ana = await windows.opens('ana');
    await ana.room('Desk').waitFor();
    await expect.poll(name).toBe('ana1');
  });

  test('whoever signs out is offered the other; whoever forgets has nothing left of it', async () => {
    await ana.takes(/^Sign out and forget/);
    await ana.button('Forget this account').click();
    await ana.page.getByText('Accounts on this device').waitFor();
    expect(await ana.page.content()).not.toContain('A word to the others');
    await ana.page.getByRole('button', { name: /^Ana at home/ }).click();
    await ana.opensRoom('Lobby');
    await ana.sees('A word to myself');
    await ana.takes('Sign out');
    await ana.page.getByRole('button', { name: /^This computer/ }).waitFor();
    expect(await ana.page.getByText('Accounts on this device').count()).toBe(0);
    expect(ana.complaints).toEqual([]);
  });
});
