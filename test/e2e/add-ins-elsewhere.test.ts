import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSamples } from '#build/add-ins.ts';
import { addressOf, allows } from '#test/support/add-ins.ts';
import { type ChatServer, password } from '#test/support/chat-server.ts';
import { type RunningChild, startChild } from '#test/support/child.ts';
import { mustSkip } from '#test/support/programs.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';
import { startProsody } from '#test/support/prosody.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

/** On a server that knows no Perch: what a bot codes comes through it, and filters need nothing of it. */
describe.skipIf(mustSkip('chromium') || mustSkip('prosody'))('Add-ins on Prosody', () => {
  const windows = useWindows('add-ins-elsewhere');
  let server: ChatServer;
  let ana: PerchWindow;
  let bot: RunningChild;
  let hook: string;
  beforeAll(async () => {
    [server] = await Promise.all([
      startProsody(),
      buildSamples(`${windows.folder}/add-ins`, ['cards', 'guard']),
    ]);
    ana = await windows.signsIn(server, 'ana');
    await ana.createsRoom('Desk', 'Open');
    const room = await addressOf(ana.page, 'Desk');
    await ana.button('Add-ins').click();
    for (const name of ['cards', 'guard']) await allows(ana.page, room, `${windows.folder}/add-ins/${name}`);
    const script = join('addins', 'bots', 'builds', 'builds.ts');
    bot = startChild(projectNode, [script, await server.account('cleo'), room, '0', server.webSocket], {
      cwd: projectRoot,
      env: { PERCH_PASSWORD: password },
    });
    [, hook = ''] = await bot.printed(/^Builds are taken at (\S+)$/m);
  });
  afterAll(async () => {
    await bot?.stop();
    await server?.stop();
  });

  test('a bot’s report is a card', async () => {
    const build = { project: 'perch', branch: 'main', state: 'failed', took: 75 };
    expect((await fetch(hook, { method: 'POST', body: JSON.stringify(build) })).status).toBe(204);
    await ana.messages.getByRole('region', { name: 'Card: perch failed' }).getByText('1 min 15 s').waitFor();
  });

  test('what is sent is looked at before it goes', async () => {
    await ana.says('Pay with 4111 1111 1111 1111');
    await ana.messages.getByRole('button', { name: 'Send now' }).click();
    await ana.sees('Pay with •••• 1111');
    expect(await ana.shown()).not.toContain('Pay with 4111 1111 1111 1111');
  });
});
