import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { asked, fails, openRoom, parts } from '#test/support/window-page.ts';

const desk = 'desk-0@rooms.example.org';

describe.skipIf(mustSkip('chromium'))('searching', () => {
  const fake = useFakeWindow();
  let page: Page;
  beforeEach(async () => {
    page = await fake.open({ messages: 2000 });
    await openRoom(page, /^Desk,/);
  });

  const hits = () => page.getByRole('option');
  const lastSearch = async () => (await asked(page, 'messages.search')).at(-1);

  test('is narrowed by chips and fields, each by keyboard', async () => {
    await page.keyboard.press('Control+k');
    await parts(page).search.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('feed');
    await hits().first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'In Desk', pressed: true }).waitFor();
    await page.getByRole('group').getByRole('button', { name: 'Important' }).press('Enter');
    await page.getByRole('button', { name: 'Who and when' }).press('Enter');
    await page.getByLabel('Written by').fill('ben');
    await page.getByLabel('From this day on').fill('2026-01-02');
    await page.getByLabel('Up to this day').fill('2099-12-31');
    await page.getByRole('button', { name: 'Newest first' }).press('Enter');
    await page.getByRole('button', { name: 'Best match first' }).waitFor();
    await expect.poll(lastSearch).toEqual({
      limit: 50,
      search: {
        text: 'feed',
        order: 'relevance',
        rooms: [desk],
        importance: 'Alert',
        by: 'ben',
        from: new Date(2026, 0, 2).getTime(),
        to: new Date(2100, 0, 1).getTime(),
      },
    });
    await page.getByRole('button', { name: 'Clear the search' }).press('Enter');
    await page.getByText('Words, parts of words', { exact: false }).waitFor();
  });

  test('finds by a filter alone, and remembers what was looked for', async () => {
    await parts(page).search.focus();
    await page.getByRole('button', { name: 'Mentions me' }).click();
    await hits().first().waitFor();
    expect(await hits().first().innerText()).toContain('@Ada');
    await parts(page).field.click();
    await hits().first().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await page.getByRole('button', { name: 'Mentions me', pressed: true }).waitFor();
    await hits().first().waitFor();
  });

  test('the button of a room looks in that room alone', async () => {
    await page.getByRole('button', { name: 'Search in this room' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
    await page.keyboard.type('late');
    await hits().first().waitFor();
    await expect.poll(lastSearch).toMatchObject({ search: { rooms: [desk] } });
    await page.getByText('Searched: all of Desk, to the first message.').waitFor();
  });

  test('one question at a time is asked, and the last one that was typed is answered', async () => {
    await page.evaluate(() => {
      window.host.delay = 300;
    });
    await parts(page).search.focus();
    await page.keyboard.type('settlement', { delay: 10 });
    await page.locator('.message-hit').first().waitFor();
    // The beginning of the word may have been answered first.
    await expect.poll(lastSearch).toMatchObject({ search: { text: 'settlement' } });
    expect((await asked(page, 'messages.search')).length).toBeLessThan('settlement'.length);
    expect(await parts(page).search.inputValue()).toBe('settlement');
  });

  test('whoever is quicker than the answer opens what they asked for, not what stood there before', async () => {
    const { search, messages } = parts(page);
    await search.fill('feed');
    await page.locator('.message-hit').first().waitFor();
    await page.evaluate(() => {
      window.host.delay = 300;
    });
    await search.fill('volumes thin');
    await search.press('Enter');
    await messages.locator('article.target').filter({ hasText: 'Volumes look thin' }).waitFor();
  });

  test('says how much was searched, asks the server, and opens what only the server knew', async () => {
    await page.evaluate((room) => {
      const [message] = window.host.history(room).slice(100);
      if (!message) return;
      const { key: _, ...found } = message;
      window.host.serverFinds([
        { message: { ...found, text: 'feed from the archive' }, roomName: 'Desk' },
        ...window.host
          .history(room)
          .flatMap((each) =>
            each.text.startsWith('Feed B is level') ? [{ message: each, roomName: 'Desk' }] : [],
          ),
      ]);
    }, desk);
    await parts(page).search.fill('feed level');
    await hits().first().waitFor();
    const before = await hits().count();
    await page.getByText('and what this device holds of', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Ask the server for the rest' }).click();
    await page.getByText(/^The server has searched/).waitFor();
    await expect.poll(() => hits().count()).toBe(before + 1);
    expect(await page.getByText(/^The server is still indexing/).count()).toBe(0);
    await hits().filter({ hasText: 'feed from the archive' }).click();
    await parts(page).messages.locator('article.target').waitFor();
    expect(await asked(page, 'messages.page')).toContainEqual(
      expect.objectContaining({ from: { at: 'archive id', archiveId: expect.any(String) } }),
    );
    await page.keyboard.press('Escape');
    await hits().filter({ hasText: 'feed from the archive' }).waitFor();
  });

  test('what the server has not indexed yet is said to be not searched', async () => {
    await page.evaluate(() => window.host.serverFinds([], new Date(2020, 2, 5).getTime()));
    await parts(page).search.fill('feed');
    await page.getByRole('button', { name: 'Ask the server for the rest' }).click();
    await page.getByText(/still indexing what was said since .*2020/).waitFor();
  });

  test('what was said in a room that was left is offered by entering it again', async () => {
    const attic = 'attic@rooms.example.org';
    await page.evaluate(
      ([room, left]) => {
        const [said] = window.host.history(room).slice(100);
        if (!said) return;
        window.host.serverFinds([
          { message: { ...said, room: left, text: 'feed in the attic' }, roomName: 'Attic' },
        ]);
      },
      [desk, attic] as const,
    );
    await parts(page).search.fill('feed');
    await page.getByRole('button', { name: 'Ask the server for the rest' }).click();
    await hits().filter({ hasText: 'feed in the attic' }).click();
    const notices = page.getByRole('region', { name: 'Notices' });
    await notices.getByText('This was said in Attic, which is not on your list.', { exact: false }).waitFor();
    expect(await page.getByRole('heading', { level: 1, name: 'Desk', exact: true }).count()).toBe(1);
    await notices.getByRole('button', { name: 'Enter' }).click();
    await expect.poll(() => asked(page, 'rooms.join')).toEqual([{ room: attic }]);
  });

  test('a room that is left narrows nothing any more', async () => {
    await page.getByRole('button', { name: 'Search in this room' }).click();
    await parts(page).search.fill('feed');
    await page.locator('.message-hit').first().waitFor();
    await page.evaluate((room) => window.host.bridge.call('rooms.leave', { room }), desk);
    await page.locator('.message-hit').first().waitFor();
    await expect.poll(lastSearch).toEqual({ limit: 50, search: { text: 'feed', order: 'time' } });
  });

  test('a server that cannot says why, and is asked again when told', async () => {
    await fails(page, 'messages.searchServer', {
      code: 'TimedOut',
      text: 'The server has not answered in time.',
    });
    await parts(page).search.fill('feed');
    await page.getByRole('button', { name: 'Ask the server for the rest' }).click();
    await page.getByText('The server has not answered in time.').waitFor();
    await fails(page, 'messages.searchServer', null);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText(/^The server has searched/).waitFor();
  });

  test('the rest of a room is fetched, told of, and stopped', async () => {
    await parts(page).search.fill('feed');
    await page.getByText('Which rooms').click();
    await page.getByRole('button', { name: 'Fetch all: Rates' }).click();
    const room = 'rates-2@rooms.example.org';
    expect(await asked(page, 'history.fetchAll')).toEqual([{ room }]);
    await page.evaluate(
      (each) =>
        window.host.tell('history.fetching', {
          rooms: [{ room: each, fetched: 1200, total: 9000, wanted: true }],
        }),
      room,
    );
    await page.getByText('1,200 of 9,000').waitFor();
    await page.getByRole('button', { name: 'Stop: Rates' }).click();
    expect(await asked(page, 'history.stopFetching')).toEqual([{ room }]);
    const questions = (await asked(page, 'messages.search')).length;
    await page.evaluate((each) => {
      window.host.tell('history.fetching', { rooms: [] });
      window.host.tell('messages.stored', { room: each, messages: [], live: false });
    }, room);
    await expect.poll(async () => (await asked(page, 'messages.search')).length).toBe(questions + 1);
  });

  test.each([
    ['nothing that could be found', '"\' *()', 'There is no word in that'],
    ['what nobody said', 'zeppelin', 'Nothing found for “zeppelin”'],
  ])('%s is answered plainly', async (_, text, answer) => {
    await parts(page).search.fill(text);
    await page.getByText(answer, { exact: false }).waitFor();
  });

  test('where nothing could be found, nothing is said to have been searched', async () => {
    await parts(page).search.fill('"" ***');
    await page.getByText('There is no word in that', { exact: false }).waitFor();
    const places = page.getByText('Searched:', { exact: false });
    expect(await places.count()).toBe(0);
    await parts(page).search.fill('feed');
    await places.waitFor();
    await page.getByRole('button', { name: 'Who and when' }).click();
    await page.getByLabel('From this day on').fill('2026-02-02');
    await page.getByLabel('Up to this day').fill('2026-02-01');
    await page.getByText('The last day is before the first.').waitFor();
    expect(await places.count()).toBe(0);
  });

  test('a day is gone from its field with the filter that it was', async () => {
    const first = page.getByLabel('From this day on');
    await parts(page).search.fill('feed');
    await page.getByRole('button', { name: 'Who and when' }).click();
    await first.focus();
    await page.keyboard.type('01022099');
    await page.getByRole('button', { name: 'Search without filters' }).click();
    await page.locator('.message-hit').first().waitFor();
    await expect.poll(() => first.inputValue()).toBe('');
    await expect.poll(lastSearch).toEqual({ limit: 50, search: { text: 'feed', order: 'time' } });
  });

  test('a day that cannot be searched is said to be none', async () => {
    await parts(page).search.fill('feed');
    await page.getByRole('button', { name: 'Who and when' }).click();
    const last = page.getByLabel('Up to this day');
    await last.fill('1960-01-01');
    await parts(page).search.focus();
    await page.getByText('There is no such day.').waitFor();
    await last.fill('2026-01-01');
    await parts(page).search.focus();
    await page.getByText('There is no such day.').waitFor({ state: 'detached' });
  });

  test('what was pressed and is gone by it leaves the focus in the field', async () => {
    const { search } = parts(page);
    await search.fill('feed');
    await page.getByRole('button', { name: 'Ask the server for the rest' }).press('Enter');
    await page.getByText(/^The server has searched/).waitFor();
    await search.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await hits().first().waitFor({ state: 'detached' });
  });

  test('what is in the way of finding something is taken away by one press', async () => {
    await page.getByRole('button', { name: 'Search in this room' }).click();
    await page.getByRole('button', { name: 'Stories' }).click();
    await parts(page).search.fill('volumes thin');
    await page.getByRole('button', { name: 'Search without filters' }).click();
    await hits().first().waitFor();
    await expect.poll(lastSearch).toEqual({ limit: 50, search: { text: 'volumes thin', order: 'time' } });
  });

  test('the browser complained of nothing', () => {
    expect(fake.complaints).toEqual([]);
  });
});
