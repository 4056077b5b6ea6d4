import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { asked, openRoom } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))('the dialog of an export', () => {
  const fake = useFakeWindow();
  let page: Page;
  beforeEach(async () => {
    page = await fake.open();
    await openRoom(page, /^Desk,/);
    await page.getByRole('button', { name: 'Room', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Export…' }).click();
    await page.getByText('1,250 messages on this device.').waitFor();
  });

  const button = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });

  test('exports nothing by a day that does not exist', async () => {
    await page.getByRole('radio', { name: 'Between two days' }).check();
    await page.getByLabel('From').focus();
    await page.keyboard.type('02312024');
    await button('Export').click();
    await page.getByText('There is no such day.').waitFor();
    expect(await asked(page, 'transfer.export')).toEqual([]);
    await page.getByLabel('From').fill('2024-02-29');
    await button('Export').click();
    await page.getByText('Exporting…').waitFor();
    expect(await asked(page, 'transfer.export')).toHaveLength(1);
  });

  test('says that the rest is being fetched, lets it be stopped, and counts what came', async () => {
    await button('Fetch the rest first').click();
    await page.getByText('The rest is being fetched.', { exact: false }).waitFor();
    const [fetched] = await asked(page, 'history.fetchAll');
    await page.evaluate((ask) => {
      const { room } = { room: '', ...(ask ?? {}) };
      window.host.tell('history.fetching', { rooms: [{ room, fetched: 200, wanted: true }] });
    }, fetched);
    await button('Stop fetching').click();
    await expect.poll(() => asked(page, 'history.stopFetching')).toEqual([fetched]);
    const counted = (await asked(page, 'transfer.extent')).length;
    await page.evaluate(() => window.host.tell('history.fetching', { rooms: [] }));
    await button('Fetch the rest first').waitFor();
    await expect.poll(async () => (await asked(page, 'transfer.extent')).length).toBe(counted + 1);
  });

  test('has nothing to complain of', () => {
    expect(fake.complaints).toEqual([]);
  });
});
