import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { password } from '#test/support/chat-server.ts';
import { mustSkip } from '#test/support/programs.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

/** Whole Perches beside each other, and nothing else: the first is the server of all. */
describe.skipIf(mustSkip('chromium'))('Others join by invitation', () => {
  const windows = useWindows('join');
  let ana: PerchWindow;
  let ben: PerchWindow;
  let cleo: PerchWindow;
  let link: string;

  beforeAll(async () => {
    mkdirSync(join(windows.folder, 'ana'), { mode: 0o700 });
    // As somebody leaves it who once chose this address: tests stay on this machine.
    const wish = { wanted: false, host: '127.0.0.1' };
    writeFileSync(join(windows.folder, 'ana', 'sharing.json'), JSON.stringify(wish));
    [ana, ben, cleo] = await Promise.all([windows.opens('ana'), windows.opens('ben'), windows.opens('cleo')]);
  });

  test('who shares this computer gets a link, a code for cameras, and an entry in the list', async () => {
    await ana.choosesThisComputer('Ana');
    await ana.isConnected();
    await ana.letsOthersJoin();
    link = await ana.invites('Ben, second floor');
    expect(link).toMatch(/^xmpp:[^?]+\.internal\?register;/);
    expect(link).toMatch(/ws=wss%3A%2F%2F127\.0\.0\.1/);
    expect(link).toMatch(/cert=sha-256:[0-9a-f]{64}/);
    await ana.page.getByRole('img', { name: /as a code for a camera/ }).waitFor();
    const listed = ana.page.getByRole('region', { name: 'Invitations' }).getByRole('listitem');
    await expect
      .poll(() => listed.allInnerTexts())
      .toEqual([expect.stringMatching(/Ben, second floor\s+Open until/)]);
  });

  test('a link that was cut is refused in a sentence, before anything is sent', async () => {
    await ben.readsInvitation(link.slice(0, link.indexOf('preauth=')));
    await ben.page.getByRole('alert').filter({ hasText: 'copy all of' }).waitFor();
    await ben.button('Choose differently').click();
  });

  test('the second person sees whose server it is, picks a name, and is in', async () => {
    await ben.readsInvitation(link);
    await ben.page.getByText('You are invited to').waitFor();
    await ben.page.getByText(/^at 127\.0\.0\.1:\d+$/).waitFor();
    await ben.joinsAs('Ben Okafor');
    await ben.isConnected();
    await ana.page.keyboard.press('Escape');
    await ana.opensRoom('Lobby');
    await ben.opensRoom('Lobby');
    await ana.says('Welcome, Ben');
    await ben.sees('Welcome, Ben');
    await ben.says('Good to be here');
    await ana.sees('Good to be here');
    expect(await ana.messages.getByRole('article', { name: /Ben Okafor/ }).count()).toBeGreaterThan(0);
  });

  test('a third with the same link is refused, and can use another one', async () => {
    await cleo.readsInvitation(link);
    await cleo.joinsAs('Cleo');
    await cleo.page.getByRole('alert').filter({ hasText: /used/ }).waitFor();
    await cleo.button('Use another link').click();
    expect(await cleo.page.getByRole('textbox', { name: 'Invitation link' }).inputValue()).toBe(link);
  });

  test('the list says who came, and an invitation that was withdrawn lets nobody in', async () => {
    await ana.takes(/^Let others join/);
    const listed = ana.page.getByRole('region', { name: 'Invitations' }).getByRole('listitem');
    await listed.filter({ hasText: /ben\.okafor@.* came by it/ }).waitFor();
    const second = await ana.invites('Cleo');
    await ana.button('Withdraw the invitation: Cleo').click();
    await listed.filter({ hasText: 'Withdrawn' }).waitFor();
    await cleo.page.getByRole('textbox', { name: 'Invitation link' }).fill(second);
    await cleo.button('Continue').click();
    await cleo.joinsAs('Cleo');
    await cleo.page
      .getByRole('alert')
      .filter({ hasText: /withdrawn/ })
      .waitFor();
  });

  test('another certificate at the same place is refused loudly, and the cache stays', async () => {
    const third = await ana.invites('Cleo again');
    await ana.closes();
    rmSync(join(windows.folder, 'ana', 'server', 'tls', 'own.pem'));
    ana = await windows.opens('ana');
    await ana.isConnected();
    await ben.page.getByRole('status', { name: 'Connection' }).filter({ hasText: 'Certificate' }).waitFor();
    await ben.sees('Welcome, Ben');
    await ben.button('Account and connection').click();
    const dialog = ben.page.getByRole('dialog', { name: 'Account and connection' });
    await dialog.getByText('Stop: the certificate has changed').waitFor();
    const state = dialog.getByRole('region', { name: 'Connection' });
    expect(await state.getByRole('button').allInnerTexts()).toEqual(['Use a new invitation']);
    await cleo.button('Use another link').click();
    await cleo.page.getByRole('textbox', { name: 'Invitation link' }).fill(third);
    await cleo.button('Continue').click();
    await cleo.joinsAs('Cleo');
    await cleo.page.getByText('Stop: the certificate has changed').waitFor();
  });

  test('a new link from whoever runs the server brings the second person back', async () => {
    await ana.takes(/^Let others join/);
    const fresh = await ana.invites('Ben, once more');
    const dora = await ana.invites('Dora');
    await ben.button('Use a new invitation').click();
    await ben.page.getByRole('textbox', { name: 'Invitation link' }).fill(fresh);
    await ben.button('Continue').click();
    await ben.page.getByLabel('Password', { exact: true }).fill(password);
    await ben.button('Sign in').click();
    await ben.page.getByRole('dialog').waitFor({ state: 'detached' });
    await ben.isConnected();
    await ana.page.keyboard.press('Escape');
    await ana.opensRoom('Lobby');
    await ben.opensRoom('Lobby');
    await ben.says('Back again');
    await ana.sees('Back again');
    await cleo.closes();
    // A link as the system hands it over, which may be what Perch is started by.
    cleo = await windows.opens('dora', [dora]);
    await cleo.page.getByText('You are invited to').waitFor();
    await cleo.joinsAs('Dora');
    await cleo.isConnected();
  });
});
