import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CallName, Fault } from '#electron/bridge/contract.ts';
import { type FakeWindow, startFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { openRoom, parts } from '#test/support/window-page.ts';

const link = 'xmpp:kestrel-7f3a.internal?register;ws=wss%3A%2F%2F192.0.2.7%3A5281;preauth=abc';
const invitation = {
  domain: 'kestrel-7f3a.internal',
  server: 'wss://192.0.2.7:5281/',
  certificate: 'ab'.repeat(32),
};

describe.skipIf(mustSkip('chromium'))('The way in', () => {
  let fake: FakeWindow;
  let page: Page;
  beforeAll(async () => {
    fake = await startFakeWindow();
  });
  afterEach(() => page.context().close());
  afterAll(() => fake?.close());

  const opens = async (): Promise<void> => {
    page = await fake.open({ snapshot: { account: null } });
  };
  const fails = (name: CallName, fault: Fault | null) =>
    page.evaluate(([call, told]) => window.host.fail(call, told), [name, fault] as const);
  const asked = (name: CallName) =>
    page.evaluate(
      (wanted) => window.host.asked.filter((each) => each.name === wanted).map(({ ask }) => ask),
      name,
    );
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
  const reads = async (): Promise<void> => {
    await page.getByRole('button', { name: /^I have an invitation/ }).click();
    await page.getByRole('textbox', { name: 'Invitation link' }).fill(link);
    await button('Continue').click();
  };
  const isIn = (): Promise<void> => parts(page).rooms.waitFor();

  describe('on a server', () => {
    test('the password itself is sent only after the person was told what that means', async () => {
      await opens();
      await fails('account.signIn', { code: 'PlainNotAllowed', text: 'not without consent' });
      await signsIn();
      await page
        .getByRole('alert')
        .getByText(/whoever runs example\.org can/)
        .waitFor();
      await fails('account.signIn', null);
      await button('Send my password').click();
      await isIn();
      const ask = { address: 'ana@example.org', password: 'correct horse' };
      expect(await asked('account.signIn')).toEqual([ask, { ...ask, allowPlain: true }]);
    });

    test('one consent is not forgotten for the next, and none goes to another address', async () => {
      await opens();
      await fails('account.signIn', { code: 'PlainNotAllowed', text: 'not without consent' });
      await signsIn();
      await button('Send my password').waitFor();
      await fails('account.signIn', { code: 'WeakerSignIn', text: 'weaker than before' });
      await button('Send my password').click();
      await button('Sign in all the same').click();
      await page.getByRole('textbox', { name: 'Address', exact: true }).fill('ana@example.net');
      await button('Sign in').click();
      const ask = { address: 'ana@example.org', password: 'correct horse' };
      await expect
        .poll(() => asked('account.signIn'))
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
      await page.getByRole('heading', { name: 'Go on in your browser' }).waitFor();
      expect(await button('Cancel').evaluate((element) => element === document.activeElement)).toBe(true);
      const url = 'https://login.example.org/auth';
      await page.evaluate((told) => window.host.tell('signOn.waiting', { url: told }), url);
      await button('Open it again').click();
      expect(await asked('links.open')).toEqual([{ url }]);
      await button('Cancel').click();
      expect(await asked('account.cancelSignOn')).toHaveLength(1);
      expect(await asked('account.signOn')).toEqual([{ address: 'ana@example.org' }]);
    });

    test('single sign-on needs an address and no password', async () => {
      await opens();
      await page.getByRole('button', { name: /^A server/ }).click();
      await button('Continue with single sign-on').click();
      expect(await asked('account.signOn')).toEqual([]);
      await page.getByRole('textbox', { name: 'Address', exact: true }).fill('ana@example.org');
      await fails('account.signOn', { code: 'SignOnFailed', text: 'The page said no.' });
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

  describe('by invitation', () => {
    test('whose server it is stands there before anything is sent to it', async () => {
      await opens();
      await reads();
      await page.getByText(invitation.domain, { exact: true }).waitFor();
      await page.getByText('Perch will talk to no other').waitFor();
      expect(await asked('account.join')).toEqual([]);
    });

    test('a name and a password are checked while they are typed, and nothing is sent that would be refused', async () => {
      await opens();
      await reads();
      await page.getByRole('textbox', { name: 'Your name' }).fill('Ben Åkerlund');
      const name = page.getByRole('textbox', { name: 'User name' });
      expect(await name.inputValue()).toBe('ben.akerlund');
      await page.getByText('ben.akerlund@kestrel-7f3a.internal').waitFor();
      await name.fill('ben akerlund');
      await page.getByText('No spaces').waitFor();
      expect(await name.getAttribute('aria-invalid')).toBe('true');
      await name.fill('Ben');
      const password = page.getByLabel('Choose a password', { exact: true });
      await password.fill('short');
      await page.getByText('3 more characters.').waitFor();
      await button('Join').click();
      expect(await asked('account.join')).toEqual([]);
      await password.fill('long enough');
      await page.keyboard.press('Enter');
      await isIn();
      expect(await asked('account.join')).toEqual([
        { link, name: 'ben', displayName: 'Ben Åkerlund', password: 'long enough' },
      ]);
    });

    test.each([
      'This invitation was used already. Ask for a new one.',
      'This invitation was withdrawn. Ask for a new one.',
      'This invitation has expired. Ask for a new one.',
    ])('%s – and another link can be used', async (text) => {
      await opens();
      await fails('account.join', { code: 'InvitationInvalid', text });
      await reads();
      await page.getByRole('textbox', { name: 'Your name' }).fill('Ben');
      await page.getByLabel('Choose a password', { exact: true }).fill('long enough');
      await button('Join').click();
      await page.getByRole('alert').filter({ hasText: text }).waitFor();
      await button('Use another link').click();
      expect(await page.getByRole('textbox', { name: 'Invitation link' }).inputValue()).toBe(link);
    });

    test('a pasted link needs no button', async () => {
      await opens();
      await page.getByRole('button', { name: /^I have an invitation/ }).click();
      await page.getByRole('textbox', { name: 'Invitation link' }).evaluate((field, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', `  ${text}\n`);
        const told = { clipboardData, bubbles: true, cancelable: true };
        field.dispatchEvent(new ClipboardEvent('paste', told));
      }, link);
      await page.getByText('You are invited to').waitFor();
      expect(await asked('account.readInvitation')).toEqual([{ link }]);
    });

    test('one that was opened in the system stands there, filled in', async () => {
      await opens();
      await page.evaluate((told) => window.host.tell('invitation.arrived', told), { link, invitation });
      await page.getByText('You are invited to').waitFor();
      await page.getByRole('textbox', { name: 'Your name' }).waitFor();
    });

    test('who is in already is asked first, and stays in until the new account is there', async () => {
      page = await fake.open({ messages: 100 });
      await openRoom(page, /^Desk,/);
      await page.evaluate((told) => window.host.tell('invitation.arrived', told), { link, invitation });
      const notices = page.getByRole('region', { name: 'Notices' });
      await notices.getByText('You opened an invitation to kestrel-7f3a.internal.').waitFor();
      expect(await parts(page).field.evaluate((field) => field === document.activeElement)).toBe(true);
      await notices.getByRole('button', { name: 'Join' }).click();
      await page
        .getByRole('dialog', { name: 'Join by invitation' })
        .getByText('You are invited to')
        .waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { name: 'Desk', level: 1 }).waitFor();
      expect(await asked('account.join')).toEqual([]);
    });
  });

  test('goes by keyboard alone, and back to where one was', async () => {
    await opens();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const inFocus = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await page.getByRole('textbox', { name: 'Invitation link' }).waitFor();
    await page.keyboard.type('xmpp:x');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await inFocus()).toBe('Choose differently');
    await page.keyboard.press('Enter');
    expect(await inFocus()).toContain('I have an invitation');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('ana@example.org');
    await page.keyboard.press('Tab');
    await page.keyboard.type('correct horse');
    await page.keyboard.press('Enter');
    await isIn();
    expect(await asked('account.signIn')).toEqual([
      { address: 'ana@example.org', password: 'correct horse' },
    ]);
  });

  test('complains of nothing', async () => {
    await opens();
    expect(fake.complaints).toEqual([]);
  });
});
