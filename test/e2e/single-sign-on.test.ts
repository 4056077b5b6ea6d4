import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OpenIdProvider } from '#test/support/open-id-provider.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';
import { mustSkip } from '#test/support/programs.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

const address = 'ana@localhost';

/** A server that believes one issuer, a real provider as that issuer, and a person with one browser for both. */
describe.skipIf(mustSkip('chromium'))('Single sign-on', () => {
  const windows = useWindows('single-sign-on');
  let provider: OpenIdProvider;
  let server: PerchServer;
  let ana: PerchWindow;
  beforeAll(async () => {
    provider = await OpenIdProvider.starts({
      users: [{ login: 'ana', claims: { preferred_username: 'ana' } }],
    });
    const { issuer, clientId } = provider;
    server = await startPerchServer({
      args: ['--issuer', issuer, '--client-id', clientId, '--create-accounts'],
    });
    ana = await windows.opens('ana');
  });
  afterAll(async () => {
    await server?.stop();
    await provider?.stops();
  });

  /** The organisation's page, opened where the window said. */
  const opensPage = async (url: string): Promise<Page> => {
    const page = await ana.opensPage();
    await page.goto(url);
    return page;
  };
  const logsIn = async (page: Page): Promise<void> => {
    await page.locator('input[name=login]').fill('ana');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
  };
  const typesAddress = async (): Promise<void> => {
    await ana.page.getByRole('button', { name: /^A server/ }).click();
    await ana.page.getByRole('textbox', { name: 'Address', exact: true }).fill(address);
    await ana.page.getByText('Server address').first().click();
    await ana.page.getByRole('textbox', { name: 'Server address' }).fill(server.webSocket);
  };

  test('whoever changes their mind on the page is told, and the form stays as it was', async () => {
    await typesAddress();
    const page = await opensPage(await ana.beginsSignOn());
    await page.getByRole('button', { name: 'Cancel' }).click();
    await ana.page.getByRole('alert').filter({ hasText: /sign/i }).waitFor();
    const field = ana.page.getByRole('textbox', { name: 'Address', exact: true });
    expect(await field.inputValue()).toBe(address);
    await page.close();
  });

  test('whoever cancels in the window can begin anew', async () => {
    await ana.beginsSignOn();
    await ana.button('Cancel').click();
    await ana.button('Continue with single sign-on').waitFor();
    expect(await ana.page.getByRole('alert').allInnerTexts()).toEqual([]);
  });

  test('the window goes on by itself when the page is through', async () => {
    // So short that it has to be renewed with everything that follows.
    provider.setsLifetime(3);
    const page = await opensPage(await ana.beginsSignOn());
    await logsIn(page);
    await ana.isConnected();
    await page.close();
    await ana.createsRoom('Desk', 'Open');
    await ana.says('In without a password');
    await ana.sees('In without a password');
    expect(ana.complaints).toEqual([]);
  });

  test('a restart asks for nothing', async () => {
    await ana.closes();
    ana = await windows.opens('ana');
    await ana.isConnected();
    await ana.opensRoom('Desk');
    await ana.sees('In without a password');
  });

  test('whose sign-on is taken back reads on, is told, and comes back the same way', async () => {
    await ana.closes();
    provider.revokes('ana');
    provider.setsLifetime(300);
    ana = await windows.opens('ana');
    await ana.opensRoom('Desk');
    await ana.sees('In without a password');
    await ana.connection.filter({ hasText: 'Sign-in has expired' }).waitFor();
    await ana.button('Account and connection').click();
    await ana.button('Sign in again').click();
    const page = await opensPage(await ana.beginsSignOn());
    await logsIn(page);
    await ana.isConnected();
    await ana.says('Here again');
    await ana.sees('Here again');
  });
});
