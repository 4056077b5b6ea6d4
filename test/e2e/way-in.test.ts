import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { asked, fails, parts, typesAt } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))('The way in', () => {
  const fake = useFakeWindow();
  let page: Page;

  const opens = async (): Promise<void> => {
    page = await fake.open({ snapshot: { account: null } });
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const typesAddress = async (address = 'ana@example.org'): Promise<void> => {
    await page.getByRole('button', { name: /^A server/ }).click();
    await page.getByRole('textbox', { name: 'Address', exact: true }).fill(address);
  };
  const signsIn = async (): Promise<void> => {
    await typesAddress();
    await page.getByLabel('Password', { exact: true }).fill('correct horse');
    await button('Sign in').click();
  };
  const isIn = (): Promise<void> => parts(page).rooms.waitFor();

  describe('on a server', () => {
    test('the password itself is sent only after the person was told what that means', async () => {
      await opens();
      await fails(page, 'account.signIn', { code: 'PlainNotAllowed', text: 'not without consent' });
      await signsIn();
      await page
        .getByRole('alert')
        .getByText(/whoever runs example\.org can/)
        .waitFor();
      await fails(page, 'account.signIn', null);
      await button('Send my password').click();
      await isIn();
      const ask = { address: 'ana@example.org', password: 'correct horse' };
      expect(await asked(page, 'account.signIn')).toEqual([ask, { ...ask, allowPlain: true }]);
    });

    test('one consent is not forgotten for the next, and none goes to another address', async () => {
      await opens();
      await fails(page, 'account.signIn', { code: 'PlainNotAllowed', text: 'not without consent' });
      await signsIn();
      await button('Send my password').waitFor();
      await fails(page, 'account.signIn', { code: 'WeakerSignIn', text: 'weaker than before' });
      await button('Send my password').click();
      await button('Sign in all the same').click();
      await page.getByRole('textbox', { name: 'Address', exact: true }).fill('ana@example.net');
      await button('Sign in').click();
      const ask = { address: 'ana@example.org', password: 'correct horse' };
      await expect
        .poll(() => asked(page, 'account.signIn'))
        .toEqual([
          ask,
          { ...ask, allowPlain: true },
          { ...ask, allowPlain: true, acceptWeaker: true },
          { address: 'ana@example.net', password: 'correct horse' },
        ]);
    });

    test('single sign-on waits for the browser, says so, and can be cancelled without a reproach', async () => {
      await opens();
      await page.evaluate(() => {
        window.host.delay = 60_000;
      });
      await typesAddress();
      await button('Continue with single sign-on').click();
      await page.getByText('Asking example.org where you sign in…').waitFor();
      expect(await button('Cancel').evaluate((element) => element === document.activeElement)).toBe(true);
      const url = 'https://login.example.org/auth';
      await page.evaluate((told) => window.host.tell('signOn.waiting', { url: told }), url);
      await page.getByRole('heading', { name: 'Go on in your browser' }).waitFor();
      await page
        .getByText(/^The sign-in page of login\.example\.org opens there, and tells example\.org/)
        .waitFor();
      await button('Open it again').click();
      expect(await asked(page, 'links.open')).toEqual([{ url }]);
      await button('Cancel').click();
      expect(await asked(page, 'account.cancelSignOn')).toHaveLength(1);
      expect(await asked(page, 'account.signOn')).toEqual([{ address: 'ana@example.org' }]);
    });

    test('single sign-on needs an address and no password', async () => {
      await opens();
      await page.getByRole('button', { name: /^A server/ }).click();
      await button('Continue with single sign-on').click();
      expect(await asked(page, 'account.signOn')).toEqual([]);
      await page.getByRole('textbox', { name: 'Address', exact: true }).fill('ana@example.org');
      await fails(page, 'account.signOn', { code: 'SignOnFailed', text: 'The page said no.' });
      await button('Continue with single sign-on').click();
      await page.getByRole('alert').filter({ hasText: 'The page said no.' }).waitFor();
      expect(await page.getByRole('textbox', { name: 'Address', exact: true }).inputValue()).toBe(
        'ana@example.org',
      );
    });

    test('a password is shown to who wants to see it, and hidden again', async () => {
      await opens();
      await typesAddress();
      const field = page.getByLabel('Password', { exact: true });
      await field.fill('correct horse');
      expect(await field.getAttribute('type')).toBe('password');
      await button('Show password').click();
      expect(await field.getAttribute('type')).toBe('text');
      await button('Hide password').click();
      expect(await field.getAttribute('type')).toBe('password');
      expect(await field.inputValue()).toBe('correct horse');
    });
  });

  test('goes by keyboard alone, and back to where one was', async () => {
    await opens();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const inFocus = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await typesAt(page, 'Invitation link', 'xmpp:x');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect.poll(inFocus).toBe('Choose differently');
    await page.keyboard.press('Enter');
    await expect.poll(inFocus).toContain('I have an invitation');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await typesAt(page, 'Address', 'ana@example.org');
    await page.keyboard.press('Tab');
    await page.keyboard.type('correct horse');
    await page.keyboard.press('Enter');
    await isIn();
    expect(await asked(page, 'account.signIn')).toEqual([
      { address: 'ana@example.org', password: 'correct horse' },
    ]);
  });

  test('complains of nothing', async () => {
    await opens();
    expect(fake.complaints).toEqual([]);
  });
});
