import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAdministered } from '#test/support/administration.ts';
import { password } from '#test/support/chat-server.ts';
import { mustSkip } from '#test/support/programs.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

/** What an administrator does to an account, as the person sees it who has the window open. */
describe.skipIf(mustSkip('chromium'))('Somebody who is put out', () => {
  const windows = useWindows('put-out');
  let house: Awaited<ReturnType<typeof startAdministered>>;
  let quinn: PerchWindow;
  beforeAll(async () => {
    house = await startAdministered();
    quinn = await windows.opens('quinn');
    await quinn.signsIn('quinn@localhost', house.server.webSocket);
    await quinn.isConnected();
    await quinn.createsRoom('Desk', 'Open');
    await quinn.says('Before all this');
    await quinn.sees('Before all this');
  });
  afterAll(() => house?.stop());

  const state = () => quinn.page.getByRole('region', { name: 'Connection' });
  const details = async (): Promise<void> => {
    await quinn.button('Account and connection').click();
    await state().waitFor();
  };

  test('whose account is disabled is told so, reads on, and is in again when it is enabled', async () => {
    await house.admin(['people', 'disable', 'quinn']);
    await quinn.connection.filter({ hasText: 'Account disabled' }).waitFor();
    await quinn.sees('Before all this');
    await quinn.says('Written while I was out');
    await quinn.page.getByText('Not sent yet').waitFor();
    await house.admin(['people', 'enable', 'quinn']);
    await details();
    await state().getByRole('button', { name: 'Try again' }).click();
    await state().getByRole('heading', { name: 'Online' }).waitFor();
    await quinn.page.keyboard.press('Escape');
    await quinn.sees('Written while I was out');
  });

  test('whose password was changed signs in again with the new one, and finds everything as it was', async () => {
    await house.admin(['people', 'password', 'quinn'], 'another good password\n');
    await quinn.connection.filter({ hasText: 'Signed out by the server' }).waitFor();
    await details();
    await state().getByRole('button', { name: 'Sign in again' }).click();
    const field = quinn.page.getByLabel('Password', { exact: true });
    await field.fill(password);
    await quinn.button('Sign in').click();
    await quinn.page
      .getByRole('dialog')
      .getByRole('alert')
      .filter({ hasText: /password/i })
      .waitFor();
    await field.fill('another good password');
    await quinn.button('Sign in').click();
    await quinn.page.getByRole('dialog').waitFor({ state: 'detached' });
    await quinn.isConnected();
    await quinn.says('With the new one');
    await quinn.sees('With the new one');
    await expect
      .poll(() => quinn.shown())
      .toEqual(['Before all this', 'Written while I was out', 'With the new one']);
  });

  test('whose server is gone is told so, and when Perch tries again by itself', async () => {
    await house.server.process.kill();
    await quinn.connection.filter({ hasText: 'Waiting for the network' }).waitFor();
    await details();
    await state().getByRole('heading', { name: 'Server does not accept connections' }).waitFor();
    await state()
      .getByText(/^(Next try in|Trying now)/)
      .waitFor();
    expect(quinn.complaints).toEqual([]);
  });
});
