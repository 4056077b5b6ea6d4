import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSamples } from '#build/add-ins.ts';
import { addressOf, frameOf } from '#test/support/add-ins.ts';
import { barriers } from '#test/support/axe.ts';
import { type RunningChild, startChild } from '#test/support/child.ts';
import { makeToken } from '#test/support/operator.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';
import { mustSkip } from '#test/support/programs.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

/** One person, the real host, a server, and the add-ins that come with Perch: from a folder to what they are for. */
describe.skipIf(mustSkip('chromium'))('Add-ins beside a room', () => {
  const windows = useWindows('add-ins');
  let server: PerchServer;
  let tickets: Server;
  let ana: PerchWindow;
  beforeAll(async () => {
    [server] = await Promise.all([startPerchServer(), buildSamples(`${windows.folder}/add-ins`)]);
    tickets = createServer((request, response) => {
      if (request.url !== '/tickets/ABC-123') return void response.writeHead(404).end();
      response.end(JSON.stringify({ title: 'Feed B is late', status: 'open', assignee: 'Ben' }));
    });
    await new Promise<void>((listening) => tickets.listen(0, '127.0.0.1', listening));
    ana = await windows.signsIn(server, 'ana');
    await ana.createsRoom('Desk', 'Open');
  });
  afterAll(async () => {
    await server?.stop();
    tickets?.close();
  });

  const frame = () => frameOf(ana.page);
  /** From *Add an add-in* to the question whether it may. */
  async function gets(name: string): Promise<void> {
    const { page } = ana;
    await ana.button('Add an add-in').click();
    await page.getByRole('menuitem', { name: 'Get an add-in…' }).click();
    await page.getByRole('radio', { name: 'A folder' }).check();
    await page
      .getByRole('textbox', { name: 'Folder on this computer' })
      .fill(join(windows.folder, 'add-ins', name));
    await ana.button('Look at it').click();
    await page.getByRole('button', { name: /^Install/ }).click();
    await page.getByRole('heading', { name: /^May .* work in this room/ }).waitFor();
  }
  async function allowsAll(): Promise<void> {
    for (const each of await ana.page.locator('.add-in-consent input[type="checkbox"]').all())
      await each.check();
    await ana.button('Allow').click();
  }
  const held = () => ana.messages.locator('article.pending');

  test('one is installed from a folder, and nothing of it is loaded before it is allowed', async () => {
    await ana.button('Add-ins').click();
    await gets('guard');
    expect(await ana.page.locator('.add-in-frames iframe').count()).toBe(0);
    expect(await barriers(ana.page)).toEqual([]);
    await allowsAll();
    await frame().getByText('I look at what you send in this room').waitFor();
  });

  test('what it changed is shown before it goes, with what was written, and goes when it is told to', async () => {
    await ana.says('Pay with 4111 1111 1111 1111 please');
    await held().getByText('Guard changed this').waitFor();
    await held().getByText('Pay with 4111 1111 1111 1111 please').waitFor();
    await held().getByRole('button', { name: 'Send now' }).click();
    await ana.sees('Pay with •••• 1111 please');
    await expect.poll(() => ana.shown()).toEqual(['Pay with •••• 1111 please']);
  });

  test('the person can have it go as it was written', async () => {
    await ana.says('Again 4111 1111 1111 1111');
    await held().getByRole('button', { name: 'Send as I wrote it' }).click();
    await ana.sees('Again 4111 1111 1111 1111');
  });

  test('what it stopped does not go, says why, and comes back to be written anew', async () => {
    await ana.says('the key is AKIAIOSFODNN7EXAMPLE');
    await held().getByText('It holds a key').waitFor();
    await held().getByRole('button', { name: 'Edit' }).click();
    await held().waitFor({ state: 'detached' });
    await expect.poll(() => ana.composer.inputValue()).toBe('the key is AKIAIOSFODNN7EXAMPLE');
    await ana.composer.fill('');
  });

  test('a word of the person’s own is masked, also after the page was begun again', async () => {
    const words = frame().getByLabel('Your words, one on each line');
    await words.click();
    await words.fill('Kestrel');
    await ana.page.keyboard.press('Tab');
    await ana.button('More about Guard').click();
    await ana.page.getByRole('menuitem', { name: 'Reload' }).click();
    await frame().getByText('I look at what you send').waitFor();
    await ana.says('Project kestrel begins');
    await held().getByRole('button', { name: 'Send now' }).click();
    await ana.sees('Project ••• begins');
  });

  describe('with a bot that reports builds', () => {
    let bot: RunningChild;
    let hook: string;
    beforeAll(async () => {
      const room = await addressOf(ana.page, 'Desk');
      const { token, account } = await makeToken(server, { rights: ['read', 'post'], rooms: [room] });
      const script = join('addins', 'bots', 'builds', 'builds.ts');
      bot = startChild(projectNode, [script, account, room, '0', server.webSocket], {
        cwd: projectRoot,
        env: { PERCH_TOKEN: token },
      });
      [, hook = ''] = await bot.printed(/^Builds are taken at (\S+)$/m);
    });
    afterAll(() => bot?.stop());
    const reports = (build: object) =>
      fetch(hook, { method: 'POST', body: JSON.stringify({ project: 'perch', branch: 'main', ...build }) });

    test('what it says is text for everybody, and a card where an add-in draws it', async () => {
      expect((await reports({ state: 'failed', took: 75, url: 'https://ci.example.com/1' })).status).toBe(
        204,
      );
      await ana.sees('perch failed on main, in 75 s.');
      await gets('cards');
      await allowsAll();
      const card = ana.messages.getByRole('region', { name: 'Card: perch failed' });
      await card.getByText('1 min 15 s').waitFor();
      await card.getByRole('link', { name: 'Open the build' }).waitFor();
      await frame().getByText('perch · main').waitFor();
      await ana.page.getByRole('tab', { name: 'Cards, 1' }).waitFor();
      expect(await barriers(ana.page)).toEqual([]);
    });

    test('one can read the text again; what passes takes the number away', async () => {
      await ana.messages.getByRole('button', { name: 'Show as text' }).click();
      await ana.sees('perch failed on main, in 75 s.');
      await ana.messages.getByRole('button', { name: 'Show as card' }).click();
      await reports({ state: 'passed' });
      await ana.messages.getByRole('region', { name: 'Card: perch passed' }).waitFor();
      await ana.page.getByRole('tab', { name: 'Cards', exact: true }).waitFor();
    });

    test('what is no build is refused with the field, and nothing is said', async () => {
      const answer = await reports({ state: 'exploded' });
      expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('state')]);
    });
  });

  test('tickets are asked of the service that the person names, and of no other', async () => {
    // A server that listens on TCP has an address of this kind.
    const { port } = tickets.address() as AddressInfo;
    await ana.says('Who looks at ABC-123?');
    await gets('tickets');
    const address = ana.page.getByRole('textbox', { name: 'Address for tickets' });
    await address.fill('http://tickets.example.com');
    await ana.page.getByText(/^Write an address as/).waitFor();
    await address.fill(`http://127.0.0.1:${port}`);
    await allowsAll();
    await frame().getByText('Feed B is late').waitFor();
    await frame().getByRole('button', { name: 'Put into my message' }).click();
    await expect.poll(() => ana.composer.inputValue()).toBe('ABC-123 (Feed B is late)');
    await ana.composer.fill('');
  });

  test('pulse counts what was said, and finds what nobody answered', async () => {
    await gets('pulse');
    await allowsAll();
    await frame()
      .getByText(/messages in the last 28 days/)
      .waitFor();
    await frame().getByText('Who looks at ABC-123?').waitFor();
  });

  test('by keyboard alone: to the pane, along its tabs, to its menu, and out', async () => {
    const { page } = ana;
    await ana.composer.focus();
    await page.keyboard.press('F6');
    await page.locator('[role="tab"][aria-selected="true"]:focus').waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('tab', { name: 'Tickets', selected: true }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('[role="menu"]:focus, [role="menu"] :focus').waitFor();
    await page.getByRole('menuitem', { name: 'Move to the front' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.locator('[data-pane="add-in page"] [data-first-focus]').waitFor({ state: 'attached' });
    // The menu gives the focus back a moment after it is gone.
    await ana.button('More about Tickets').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('F6');
    await page.waitForFunction(() => document.activeElement instanceof HTMLIFrameElement);
    await page.keyboard.press('F6');
    await page.locator('[data-pane="rooms"] :focus').waitFor();
  });

  test('everything is listed with what it may do where; what is taken back is asked for again', async () => {
    const { page } = ana;
    await ana.button('More about Tickets').click();
    await page.getByRole('menuitem', { name: 'What it may do…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add-ins' });
    const entry = dialog
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: 'Tickets' }) });
    await entry.getByRole('button', { name: 'Take back', exact: true }).click();
    await entry.getByText('It may do nothing anywhere.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'May Tickets work in this room?' }).waitFor();
    await ana.button('Not now').click();
    await page.getByRole('tab', { name: 'Tickets' }).waitFor({ state: 'detached' });
  });

  test('after a restart of the page all stands as it was', async () => {
    await ana.page.reload();
    await ana.page.getByRole('tab', { name: 'Guard' }).click();
    await frame().getByText('I look at what you send').waitFor();
    await expect.poll(() => ana.page.getByRole('tab').allInnerTexts()).toEqual(['Guard', 'Cards', 'Pulse']);
  });

  test('nothing complained meanwhile', () => {
    expect(ana.complaints).toEqual([]);
  });
});
