import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Account } from '#electron/bridge/contract.ts';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { asked, fails, parts } from '#test/support/window-page.ts';

const here: Account = { address: 'ada@kestrel.internal', displayName: 'Ada', place: 'This computer' };
const elsewhere: Account = { address: 'ada@example.org', displayName: 'Ada', place: 'A server' };

describe.skipIf(mustSkip('chromium'))('Letting others join', () => {
  const fake = useFakeWindow();
  let page: Page;

  const opens = async (account: Account, mayInvite = false): Promise<void> => {
    page = await fake.open({ messages: 50, snapshot: { account, accounts: [account], mayInvite } });
    await parts(page).rooms.waitFor();
  };
  const opensMenu = (): Promise<void> => page.getByRole('button', { name: 'Account and connection' }).click();
  const item = () => page.getByRole('menuitem', { name: /^Let others join/ });
  const opensDialog = async (): Promise<void> => {
    await opensMenu();
    await item().click();
    await page.getByRole('heading', { name: 'Invitations' }).waitFor();
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const network = () => page.getByRole('switch', { name: /^Others on my network/ });
  const list = () => page.getByRole('region', { name: 'Invitations' }).getByRole('listitem');

  test('is offered to whoever may invite, and to nobody else', async () => {
    await opens(elsewhere);
    await opensMenu();
    await page.getByRole('menu').waitFor();
    expect(await item().count()).toBe(0);
    await page.evaluate(() => window.host.tell('invitations.allowed', { mayInvite: true }));
    await item().waitFor();
  });

  test('on this computer nobody is invited before the server is open to the network', async () => {
    await opens(here);
    await opensDialog();
    expect(await button('Create invitation').count()).toBe(0);
    await page.getByText('Nobody is invited yet.').waitFor();
    await network().check();
    await page.getByText(/^Others reach it at 192\.0\.2\.7:5281/).waitFor();
    await button('Create invitation').waitFor();
    await page.keyboard.press('Escape');
    await opensMenu();
    expect(await item().innerText()).toMatch(/^On$/m);
  });

  test('another certificate is made only by who was told what it means', async () => {
    await opens(here);
    await opensDialog();
    await network().check();
    await button('Create invitation').click();
    await button('Make a new certificate…').click();
    await page.getByText(/Links that were sent lead nowhere/).waitFor();
    await button('Keep it').click();
    expect(await asked(page, 'sharing.renewCertificate')).toEqual([]);
    await button('Make a new certificate…').click();
    await button('Make a new certificate').click();
    await page.getByText('The server has a new certificate.').waitFor();
    await page
      .getByText(/^(CDCD\s*)+$/i)
      .first()
      .waitFor();
    expect(await page.getByRole('textbox', { name: 'Invitation link' }).count()).toBe(0);
  });

  test('on a server there is no switch, and no fingerprint of this computer', async () => {
    await opens(elsewhere, true);
    await opensDialog();
    expect(await network().count()).toBe(0);
    await button('Create invitation').waitFor();
  });

  test('a server that cannot be opened says why, and the switch is off', async () => {
    await opens(here);
    await opensDialog();
    await fails(page, 'sharing.start', { code: 'NotConnected', text: 'This computer is on no network.' });
    // Playwright would insist that it stays on.
    await network().click();
    await page.getByRole('alert').filter({ hasText: 'on no network' }).waitFor();
    await expect.poll(() => network().isChecked()).toBe(false);
  });

  test('of several addresses the person chooses', async () => {
    await opens(here);
    await opensDialog();
    const sharing = {
      state: 'on',
      webSocket: 'wss://192.0.2.7:5281/',
      fingerprint: 'ab'.repeat(32),
      hosts: ['192.0.2.7', '198.51.100.3'],
    } as const;
    await page.evaluate((told) => window.host.tell('sharing.changed', { sharing: told }), sharing);
    const choice = page.getByRole('combobox', { name: 'Address of this computer' });
    await expect.poll(() => choice.locator('option').allInnerTexts()).toEqual(sharing.hosts);
    await choice.selectOption('198.51.100.3');
    expect(await asked(page, 'sharing.start')).toEqual([{ host: '198.51.100.3' }]);
  });

  test('an invitation has a note and an end; its link is selected, copied, and gone with the dialog', async () => {
    await opens(elsewhere, true);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await opensDialog();
    await page.getByRole('textbox', { name: 'For whom' }).fill('  Ben  ');
    await page.getByRole('radio', { name: '1 day' }).check();
    await button('Create invitation').click();
    expect(await asked(page, 'invitations.create')).toEqual([{ days: 1, note: 'Ben' }]);
    const field = page.getByRole('textbox', { name: 'Invitation link' });
    const link = await field.inputValue();
    await page.waitForFunction(
      () => document.activeElement?.getAttribute('aria-label') === 'Invitation link',
    );
    await button('Copy link').click();
    await button('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    await expect.poll(() => list().allInnerTexts()).toEqual([expect.stringMatching(/^Ben\s+Open until/)]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await opensDialog();
    expect(await field.count()).toBe(0);
    await expect.poll(() => list().count()).toBe(1);
  });

  test('the code is dark on light, with a quiet zone of four, in a dark window too', async () => {
    const snapshot = { account: elsewhere, accounts: [elsewhere], mayInvite: true };
    page = await fake.open({ messages: 50, snapshot }, { colorScheme: 'dark' });
    await opensDialog();
    await button('Create invitation').click();
    const code = page.getByRole('img', { name: /^The invitation link as a code/ });
    const looks = await code.evaluate((svg) => {
      const { backgroundColor, fill } = getComputedStyle(svg);
      const [, , size = 0] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
      const starts = [...(svg.querySelector('path')?.getAttribute('d') ?? '').matchAll(/M(\d+) (\d+)/g)];
      const all = starts.flatMap(([, x, y]) => [Number(x), Number(y)]);
      return { backgroundColor, fill, least: Math.min(...all), border: size - 1 - Math.max(...all) };
    });
    expect(looks).toEqual({
      backgroundColor: 'rgb(255, 255, 255)',
      fill: 'rgb(0, 0, 0)',
      least: 4,
      border: 4,
    });
  });

  test('one that is withdrawn leaves the list of the open ones, and the focus is not lost', async () => {
    await opens(elsewhere, true);
    await opensDialog();
    for (const note of ['Ben', 'Cleo']) {
      await page.getByRole('textbox', { name: 'For whom' }).fill(note);
      await button('Create invitation').click();
      await list().filter({ hasText: note }).waitFor();
    }
    await button('Withdraw the invitation: Ben').focus();
    await page.keyboard.press('Enter');
    await button('Withdraw the invitation: Ben').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Invitations');
    await page.getByRole('dialog').getByRole('status').getByText('Withdrawn: Ben', { exact: true }).waitFor();
    await button('Withdraw the invitation: Cleo').waitFor();
  });

  test('a list that cannot be had says why; a server that keeps none is not blamed for it', async () => {
    await opens(elsewhere, true);
    await fails(page, 'invitations.list', { code: 'TimedOut', text: 'The server did not answer.' });
    await opensDialog();
    await page.getByRole('alert').filter({ hasText: 'did not answer' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await fails(page, 'invitations.list', { code: 'NoSuchNode', text: 'There is nothing at this address.' });
    await opensDialog();
    await page.getByText('This server does not list the invitations to it.').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});
