import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatServer } from '#test/support/chat-server.ts';
import { numbers } from '#test/support/numbers.ts';
import { startPerchServer } from '#test/support/perch-server.ts';
import { mustSkip } from '#test/support/programs.ts';
import { type NetworkProxy, startProxy } from '#test/support/proxy.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

/** What was said in the cut; earlier messages may be beyond what the window draws. */
async function said(window: PerchWindow): Promise<readonly string[]> {
  return (await window.shown()).filter((text) => text.startsWith('From '));
}

/** Two people, two hosts, two data directories, one server alone: told from the first word to the last. */
describe.skipIf(mustSkip('chromium'))('Two people', () => {
  const windows = useWindows('two-people');
  let server: ChatServer;
  let proxy: NetworkProxy;
  let ana: PerchWindow;
  let ben: PerchWindow;
  beforeAll(async () => {
    server = await startPerchServer();
    proxy = await startProxy(server.webSocket);
    [ana, ben] = await Promise.all([windows.opens('ana'), windows.opens('ben')]);
  });
  afterAll(async () => {
    await proxy?.stop();
    await server?.stop();
  });

  test('sign in, meet in a room and talk', async () => {
    await ana.signsIn(await server.account('ana'), server.webSocket);
    await ben.signsIn(await server.account('ben'), proxy.through(server.webSocket));
    await ana.isConnected();
    await ben.isConnected();
    await ana.createsRoom('Desk', 'Open');
    await ben.findsAndFollows('Desk');
    await ana.says('Good morning');
    await ben.sees('Good morning');
    await ben.says('Morning!');
    await ana.sees('Morning!');
    await ben.sees('Morning!');
    await expect.poll(() => ben.shown()).toEqual(['Good morning', 'Morning!']);
  });

  test('who looks at another room is told by a count and an alert, which leads there', async () => {
    await ben.createsRoom('Elsewhere', 'Closed');
    const notice = ben.page
      .getByRole('region', { name: 'Notices' })
      .filter({ hasText: 'Ben, are you there?' });
    const counted = ben.page.getByRole('button', { name: /^Desk, 1 unread message/ }).waitFor();
    await ana.says('Ben, are you there?');
    // Notices go by themselves.
    await notice.getByRole('button', { name: 'Show' }).hover();
    await counted;
    await notice.getByRole('button', { name: 'Show' }).click();
    await ben.sees('Ben, are you there?');
    await ben.page.getByRole('button', { name: /^Desk$/ }).waitFor();
  });

  test('a connection that is cut in the middle loses nothing and doubles nothing', async () => {
    const mine = numbers('From Ben', 6);
    const others = numbers('From Ana', 6);
    proxy.cutAfter(2_000);
    await Promise.all([ben.says(...mine), ana.says(...others)]);
    proxy.cut();
    await ben.says('the last one');
    await ana.sees('the last one');
    await ben.sees('the last one');
    for (const text of [...mine, ...others]) await ana.sees(text);
    await expect.poll(async () => (await said(ben)).join()).toBe((await said(ana)).join());
    expect((await said(ana)).filter((text) => mine.includes(text))).toEqual(mine);
    expect((await said(ana)).filter((text) => others.includes(text))).toEqual(others);
  });

  test('without a network everything is readable after a restart, and what is written waits', async () => {
    await ben.closes();
    proxy.close();
    ben = await windows.opens('ben');
    await ben.opensRoom('Desk');
    await ben.sees('the last one');
    await ben.says('Written on a train');
    await ben.page.getByText('Waiting for the network').first().waitFor();

    proxy.open();
    await ana.sees('Written on a train');
    await ben.isConnected();
    await ben.sees('Written on a train');
    await ana.says('Welcome back');
    await ben.sees('Welcome back');
    expect(ana.complaints).toEqual([]);
  });
});
