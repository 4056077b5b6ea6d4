import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Account, Connection, Fault } from '#electron/bridge/contract.ts';
import type { FakeHostOptions } from '#test/support/fake-host.ts';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { asked, openRoom, parts, typesAt } from '#test/support/window-page.ts';

const account: Account = {
  address: 'ada@example.org',
  displayName: 'Ada Byron',
  place: 'A server',
  signInBy: 'password',
};
const sentence = 'This is the sentence of the host.';

interface Case {
  readonly code: Fault['code'];
  readonly word: string;
  readonly steps: readonly string[];
}

const again = 'Sign in again';
const tryAgain = 'Try again';
const server = 'Change the server address…';

/** States that need somebody. */
const cases: readonly Case[] = [
  { code: 'HostNotFound', word: 'Server not found', steps: [tryAgain, server] },
  { code: 'ProvisioningFailed', word: 'No chat server found', steps: [tryAgain, server] },
  { code: 'ConnectionRefused', word: 'Server does not accept connections', steps: [tryAgain, server] },
  { code: 'TimedOut', word: 'Server does not answer', steps: [tryAgain] },
  { code: 'NotXmpp', word: 'Not a chat server', steps: [server, tryAgain] },
  { code: 'InsecureConnection', word: 'Connection not encrypted', steps: [server, tryAgain] },
  { code: 'CertificateRejected', word: 'Certificate not trusted', steps: [tryAgain, server] },
  { code: 'CertificateChanged', word: 'Certificate has changed', steps: ['Use a new invitation'] },
  { code: 'NotAuthorized', word: 'Signed out by the server', steps: [again] },
  { code: 'AccountDisabled', word: 'Account disabled', steps: [tryAgain] },
  { code: 'CredentialsExpired', word: 'Sign-in has expired', steps: [again] },
  { code: 'NoCommonMechanism', word: 'No common way to sign in', steps: [again, tryAgain] },
  { code: 'PlainNotAllowed', word: 'Server wants the password itself', steps: [again] },
  { code: 'WeakerSignIn', word: 'Sign-in weaker than before', steps: [again] },
  { code: 'SignOnFailed', word: 'Single sign-on failed', steps: [again] },
  { code: 'TooManyAttempts', word: 'Too many attempts', steps: [tryAgain] },
  { code: 'ServerTooOld', word: 'Server too old', steps: [tryAgain] },
  { code: 'Conflict', word: 'In use on another device', steps: ['Use Perch here'] },
  { code: 'Internal', word: 'Offline', steps: [tryAgain] },
];

describe.skipIf(mustSkip('chromium'))('A connection that failed', () => {
  const fake = useFakeWindow();
  let page: Page;

  const opens = async (
    connection: Connection,
    options: FakeHostOptions = {},
    who = account,
  ): Promise<void> => {
    const snapshot = { account: who, accounts: [who], connection };
    page = await fake.open({ messages: 300, ...options, snapshot });
    await openRoom(page, /^Desk,/);
  };
  const fails = (code: Fault['code'], who = account): Promise<void> =>
    opens({ state: 'offline', fault: { code, text: sentence } }, {}, who);
  const menu = () => page.getByRole('dialog', { name: 'Account and connection' });
  const state = () => menu().getByRole('region', { name: 'Connection' });
  const opensMenu = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Account and connection' }).click();
    await state().waitFor();
  };

  test.each(cases)('$code is a state with its sentence and its next step', async ({ code, word, steps }) => {
    await fails(code);
    expect(await parts(page).connection.innerText()).toBe(word);
    await opensMenu();
    await state().getByText(sentence).waitFor();
    expect(await state().getByRole('button').allInnerTexts()).toEqual(steps);
    await page.keyboard.press('Escape');
    await menu().waitFor({ state: 'detached' });
    // Everything that was read stays readable, and what is written now is kept: the field says what becomes of it.
    expect(await parts(page).messages.getByRole('article').count()).toBeGreaterThan(5);
    expect(await page.locator('.composer-hint').innerText()).toMatch(/^(Will be sent when|Kept here)/);
  });

  test('whoever has to sign in again finds their address there, and stays where they were', async () => {
    await fails('NotAuthorized');
    await opensMenu();
    await state().getByRole('button', { name: again }).click();
    const dialog = page.getByRole('dialog', { name: again });
    const address = dialog.getByRole('textbox', { name: 'Address', exact: true });
    expect(await address.inputValue()).toBe(account.address);
    expect(await address.getAttribute('readonly')).not.toBeNull();
    await typesAt(page, 'Password', 'a new password');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await asked(page, 'account.signIn')).toEqual([
      { address: account.address, password: 'a new password' },
    ]);
    await page.getByRole('heading', { name: 'Desk', level: 1 }).waitFor();
  });

  test('whoever came by single sign-on goes that way again', async () => {
    await fails('CredentialsExpired', { ...account, signInBy: 'single sign-on' });
    await opensMenu();
    await state().getByRole('button', { name: again }).click();
    const dialog = page.getByRole('dialog', { name: again });
    await dialog
      .getByRole('button', { name: 'Continue with single sign-on' })
      .and(page.locator(':focus'))
      .waitFor();
    expect(await dialog.getByLabel('Password', { exact: true }).count()).toBe(0);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await asked(page, 'account.signOn')).toEqual([{ address: account.address }]);
  });

  test('another server address is asked for at once where that is the way out', async () => {
    await fails('HostNotFound');
    await opensMenu();
    await state().getByRole('button', { name: server }).click();
    await page.getByRole('textbox', { name: 'Server address' }).fill('wss://chat.example.org/ws');
    await page.getByLabel('Password', { exact: true }).fill('secret');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await asked(page, 'account.signIn')).toEqual([
      { address: account.address, password: 'secret', webSocket: 'wss://chat.example.org/ws' },
    ]);
  });

  test('the device that was put aside can be used again', async () => {
    await fails('Conflict');
    await opensMenu();
    await state().getByRole('button', { name: 'Use Perch here' }).click();
    await parts(page).connection.filter({ hasText: 'Connecting' }).waitFor();
    expect(await asked(page, 'connection.retry')).toHaveLength(1);
  });

  test('a certificate that changed is told loudly, and nothing leads past it', async () => {
    await fails('CertificateChanged');
    await opensMenu();
    await state().getByRole('alert').filter({ hasText: 'certificate has changed' }).waitFor();
    await state().getByRole('button', { name: 'Use a new invitation' }).click();
    await page.getByRole('dialog', { name: 'Join by invitation' }).waitFor();
    expect(await asked(page, 'connection.retry')).toEqual([]);
  });

  test('on this computer nobody has to sign in: trying again is all there is', async () => {
    await fails('NotAuthorized', {
      address: 'ada@kestrel.internal',
      displayName: 'Ada',
      place: 'This computer',
    });
    await opensMenu();
    expect(await state().getByRole('button').allInnerTexts()).toEqual([tryAgain]);
  });

  test('one that mends itself says when it tries next, and what is wrong only to who asks', async () => {
    const nextTryAt = Date.now() + 60_000;
    await opens({ state: 'waiting', nextTryAt, fault: { code: 'ConnectionRefused', text: sentence } });
    expect(await parts(page).connection.innerText()).toBe('Waiting for the network');
    await opensMenu();
    await state()
      .getByText(/^Next try in \d+ seconds\.$/)
      .waitFor();
    await state().getByText(sentence).waitFor();
    await page.evaluate(() => window.host.tell('connection.changed', { state: 'online' }));
    await state().getByRole('heading', { name: 'Online' }).waitFor();
    expect(await state().getByRole('button').count()).toBe(0);
    expect(await parts(page).connection.innerText()).toBe('Online');
  });
});
