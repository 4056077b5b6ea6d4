import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Feed } from '#electron/model/feed.ts';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { lastAsk } from '#test/support/room-steps.ts';
import { asked, fails, openRoom, parts, typesAt } from '#test/support/window-page.ts';

const desk = 'desk-0@rooms.example.org';
const gone = 'gone@rooms.example.org';
const late: Feed = {
  id: 'late',
  name: 'Late',
  match: { text: 'late', wording: 'all', rooms: [desk, gone] },
  action: 'count',
};

describe.skipIf(mustSkip('chromium'))('what a feed collects', () => {
  const fake = useFakeWindow();
  let page: Page;
  beforeEach(async () => {
    page = await fake.open({ rooms: 12, messages: 300, feeds: [late] });
    await openRoom(page, /^Desk,/);
  });

  const dialog = (name: string) => page.getByRole('dialog', { name, exact: true });
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
  const edits = async (item: RegExp) => {
    await page.getByRole('navigation', { name: 'Feeds' }).getByRole('button', { name: item }).focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Edit feed…' }).click();
  };

  test('is said by keyboard alone, and the new feed is shown', async () => {
    await page.keyboard.press('Alt+Shift+D');
    await typesAt(page, 'Name', 'Outages');
    await page.keyboard.press('Tab');
    await typesAt(page, 'Words', 'down broken');
    await page.getByRole('radio', { name: 'Any', exact: true }).check();
    await page.getByRole('radio', { name: 'Tell me', exact: false }).first().check();
    await page.getByRole('textbox', { name: 'Words' }).press('Enter');
    await heading('Outages').waitFor();
    expect(await lastAsk(page, 'feeds.create')).toEqual({
      wish: { name: 'Outages', match: { text: 'down broken', wording: 'any' }, action: 'notify' },
    });
    await page.getByText('any of “down broken”').waitFor();
  });

  test('needs a name, and something to look for', async () => {
    await page.getByRole('button', { name: 'Make a feed' }).click();
    const make = page.getByRole('button', { name: 'Make it' });
    await make.click();
    await page.getByText('A feed needs a name.').waitFor();
    await typesAt(page, 'Name', 'Nothing');
    await make.click();
    await page.getByText('Say what it collects').waitFor();
    await page.getByRole('radio', { name: 'Only these rooms' }).check();
    await page.getByRole('checkbox', { name: 'Desk', exact: true }).uncheck();
    await make.click();
    await page.getByText('Choose at least one room.').waitFor();
    expect(await asked(page, 'feeds.create')).toEqual([]);
    await fails(page, 'feeds.create', {
      code: 'LimitExceeded',
      text: 'There are as many feeds as can be kept.',
    });
    await page.getByRole('checkbox', { name: 'Desk', exact: true }).check();
    await make.click();
    await page.getByText('There are as many feeds as can be kept.').waitFor();
    await fails(page, 'feeds.create', null);
    await make.click();
    await heading('Nothing').waitFor();
  });

  test('can be what was looked for', async () => {
    await page.keyboard.press('Control+k');
    await parts(page).search.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('late');
    await page.getByRole('button', { name: 'In Desk' }).click();
    const filters = page.getByRole('group', { name: 'Only messages' });
    await filters.getByRole('button', { name: 'Important', exact: true }).click();
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Alt+Shift+S');
    await dialog('Make a feed').waitFor();
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('late');
    await page.getByRole('button', { name: 'Make it' }).click();
    await heading('late').waitFor();
    expect(await lastAsk(page, 'feeds.create')).toEqual({
      wish: {
        name: 'late',
        match: { text: 'late', wording: 'all', rooms: [desk], importance: 'Alert' },
        action: 'count',
      },
    });
  });

  test('is changed: a room that is gone stays in it until it is taken out', async () => {
    await edits(/^Late/);
    await dialog('Edit feed').waitFor();
    await page.getByText('One room is not on your list any more.').waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill('Later');
    await page.getByRole('button', { name: 'Save' }).click();
    await dialog('Edit feed').waitFor({ state: 'detached' });
    expect(await lastAsk(page, 'feeds.change')).toMatchObject({
      feed: 'late',
      changes: { name: 'Later', match: { rooms: [desk, gone] } },
    });
    await edits(/^Later/);
    await page.getByRole('button', { name: 'Take out' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await dialog('Edit feed').waitFor({ state: 'detached' });
    expect(await lastAsk(page, 'feeds.change')).toMatchObject({ changes: { match: { rooms: [desk] } } });
  });

  test('is by people whom the service knows', async () => {
    await edits(/^Late/);
    await page.getByRole('combobox', { name: 'Add to Written by' }).fill('chiara');
    await page.getByRole('option', { name: /^Chiara Conti/ }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await dialog('Edit feed').waitFor({ state: 'detached' });
    expect(await lastAsk(page, 'feeds.change')).toMatchObject({
      changes: { match: { authors: [expect.stringContaining('@')] } },
    });
  });

  test('of mentions only says what it does', async () => {
    await edits(/^Mentions/);
    await dialog('Mentions').waitFor();
    expect(await dialog('Mentions').getByRole('textbox').count()).toBe(0);
    await page.getByRole('radio', { name: /^Only collect it/ }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await dialog('Mentions').waitFor({ state: 'detached' });
    expect(await lastAsk(page, 'feeds.change')).toEqual({ feed: 'ego', changes: { action: 'nothing' } });
    expect(fake.complaints).toEqual([]);
  });
});
