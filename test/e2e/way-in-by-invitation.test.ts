import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { asked, fails, openRoom, parts } from '#test/support/window-page.ts';

const link = 'xmpp:kestrel-7f3a.internal?register;ws=wss%3A%2F%2F192.0.2.7%3A5281;preauth=abc';
const invitation = {
  domain: 'kestrel-7f3a.internal',
  server: 'wss://192.0.2.7:5281/',
  certificate: 'ab'.repeat(32),
};

describe.skipIf(mustSkip('chromium'))('The way in by invitation', () => {
  const fake = useFakeWindow();
  let page: Page;

  const opens = async (): Promise<void> => {
    page = await fake.open({ snapshot: { account: null } });
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const reads = async (): Promise<void> => {
    await page.getByRole('button', { name: /^I have an invitation/ }).click();
    await page.getByRole('textbox', { name: 'Invitation link' }).fill(link);
    await button('Continue').click();
  };
  const isIn = (): Promise<void> => parts(page).rooms.waitFor();

  test('whose server it is stands there before anything is sent to it', async () => {
    await opens();
    await reads();
    await page.getByText(invitation.domain, { exact: true }).waitFor();
    await page.getByText('Perch will talk to no other').waitFor();
    expect(await asked(page, 'account.join')).toEqual([]);
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
    expect(await asked(page, 'account.join')).toEqual([]);
    await password.fill('long enough');
    await page.keyboard.press('Enter');
    await isIn();
    expect(await asked(page, 'account.join')).toEqual([
      { link, name: 'ben', displayName: 'Ben Åkerlund', password: 'long enough' },
    ]);
  });

  test('a name that somebody else has is told at the name, until it is another', async () => {
    await opens();
    const text = 'Somebody here has this name already. Choose another one.';
    await fails(page, 'account.join', { code: 'Conflict', text });
    await reads();
    await page.getByRole('textbox', { name: 'Your name' }).fill('Ben');
    await page.getByLabel('Choose a password', { exact: true }).fill('long enough');
    await button('Join').click();
    const name = page.getByRole('textbox', { name: 'User name' });
    await page.getByText(text).waitFor();
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    await name.fill('ben2');
    await page.getByText(text).waitFor({ state: 'detached' });
    await fails(page, 'account.join', null);
    await button('Join').click();
    await isIn();
  });

  test('what a stranger wrote into a link or an answer is only read', async () => {
    await opens();
    const domain = 'bank.example\u202egro.live';
    const invitation = { domain, server: null, certificate: null };
    await page.evaluate((told) => window.host.tell('invitation.arrived', told), { link, invitation });
    await page.getByText('You are invited to').waitFor();
    await fails(page, 'account.join', { code: 'InvitationInvalid', text: `<b>no</b> ${'x'.repeat(5000)}` });
    await page.getByRole('textbox', { name: 'Your name' }).fill('Ben');
    await page.getByLabel('Choose a password', { exact: true }).fill('long enough');
    await button('Join').click();
    const told = await page.getByRole('alert').innerText();
    expect(told).toMatch(/^<b>no<\/b> x+$/);
    expect(told.length).toBeLessThan(700);
  });

  test.each([
    'This invitation was used already. Ask for a new one.',
    'This invitation was withdrawn. Ask for a new one.',
    'This invitation has expired. Ask for a new one.',
  ])('%s – and another link can be used', async (text) => {
    await opens();
    await fails(page, 'account.join', { code: 'InvitationInvalid', text });
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
    expect(await asked(page, 'account.readInvitation')).toEqual([{ link }]);
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
    await parts(page).field.and(page.locator(':focus')).waitFor();
    await notices.getByRole('button', { name: 'Join' }).click();
    await page.getByRole('dialog', { name: 'Join by invitation' }).getByText('You are invited to').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Desk', level: 1 }).waitFor();
    expect(await asked(page, 'account.join')).toEqual([]);
  });
});
