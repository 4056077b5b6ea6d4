import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { administeredService, fakeService } from '#test/support/fake-rooms.ts';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { lastAsk } from '#test/support/room-steps.ts';
import { escapesFromNowhere } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))('administration', () => {
  const fake = useFakeWindow();
  let page: Page;

  const opens = async (): Promise<void> => {
    page = await fake.open({ messages: 100, snapshot: { service: administeredService } });
    await page.getByRole('button', { name: 'Account and connection' }).click();
    await page.getByRole('menuitem', { name: 'Administration' }).click();
    await page.getByRole('row', { name: /Ben Okafor/ }).waitFor();
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const offered = async (who: string): Promise<readonly string[]> => {
    await press(`What can be done with ${who}`);
    await page.getByRole('menuitem').first().waitFor();
    const items = await page.getByRole('menuitem').allInnerTexts();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    return items;
  };

  test('is offered to administrators only', async () => {
    page = await fake.open({ messages: 100, snapshot: { service: fakeService } });
    await page.getByRole('button', { name: 'Account and connection' }).click();
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Administration' }).count()).toBe(0);
  });

  test('somebody is added by the form that the server describes', async () => {
    await opens();
    await press('Add a person');
    await page.getByLabel('Address').fill('cleo@example.org');
    await page.getByLabel(/^Password/).fill('a good password');
    await page.getByRole('checkbox', { name: 'Administrator' }).check();
    await press('Go on');
    await page.getByRole('status').getByText('Done.').waitFor();
    expect(await lastAsk(page, 'admin.run')).toMatchObject({ node: expect.stringContaining('people-list') });
    const ran = await page.evaluate(() =>
      window.host.asked.filter(({ name }) => name === 'admin.run').map(({ ask }) => ask),
    );
    expect(ran).toContainEqual({
      at: 'server',
      node: 'http://jabber.org/protocol/admin#add-user',
      values: {
        accountjid: ['cleo@example.org'],
        password: ['a good password'],
        administrator: ['1'],
      },
    });
  });

  test('what is grave is said once more in words, and done after that only', async () => {
    await opens();
    await press('What can be done with ben@example.org');
    await page.getByRole('menuitem', { name: 'Remove people' }).click();
    await expect.poll(() => page.getByLabel('Addresses').inputValue()).toBe('ben@example.org');
    await press('Go on');
    await page.getByRole('alert').getByText('Remove people? ben@example.org.').waitFor();
    expect(await lastAsk(page, 'admin.run')).not.toHaveProperty('values');
    await press('Yes, do it');
    await page.getByRole('status').getByText('Done.').waitFor();
  });

  test('nobody is offered to shut themselves out, or to disable who is disabled', async () => {
    await opens();
    expect(await page.getByRole('button', { name: 'What can be done with ada@example.org' }).count()).toBe(0);
    expect(await offered('ben@example.org')).toEqual(['Disable people', 'Remove people']);
    expect(await offered('quinn@example.org')).toEqual(['Remove people']);
  });

  test('Escape closes the menu of a line alone, also in the moment in which nothing has the focus', async () => {
    await opens();
    await press('What can be done with ben@example.org');
    await page.getByRole('menuitem', { name: 'Remove people' }).waitFor();
    await escapesFromNowhere(page);
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.getByRole('dialog', { name: 'Administration' }).waitFor();
  });

  test('an area that is one form says there what came of it', async () => {
    await opens();
    await page.getByRole('tab', { name: 'Limits' }).click();
    await page.getByRole('status').getByText('Done.').waitFor();
  });

  test('by keyboard alone one goes from area to area, and an error keeps what was written', async () => {
    await opens();
    await page.getByRole('tab', { name: 'People' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: 'Categories', selected: true }).waitFor();
    const name = page.getByLabel('Name', { exact: true });
    await name.fill('Trading');
    await page.evaluate(() =>
      window.host.fail('admin.run', { code: 'CommandFailed', text: 'Another category is called so.' }),
    );
    await name.press('Enter');
    await page.getByText('Another category is called so.').waitFor();
    expect(await name.inputValue()).toBe('Trading');
    expect(fake.complaints).toEqual([]);
  });
});
