import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { FakeHostOptions } from '#test/support/fake-host.ts';
import { fakeService } from '#test/support/fake-rooms.ts';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { lastAsk } from '#test/support/room-steps.ts';
import { typesAt } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))('finding a room', () => {
  const fake = useFakeWindow();
  let page: Page;

  const opens = async (options: FakeHostOptions): Promise<void> => {
    page = await fake.open({ messages: 100, ...options });
    await page.getByRole('button', { name: 'Find or create a room' }).click();
    await list().waitFor();
  };
  const list = () => page.getByRole('list', { name: 'Rooms found' });
  const field = () => page.getByLabel('Name or description');
  const card = () => page.getByRole('region', { name: 'About this room' });
  const shows = (words: string | RegExp) => page.getByText(words).first().waitFor();

  test('among ten thousand only those in sight are drawn, and a word leads to one of them', async () => {
    await opens({ directory: 10_000 });
    await shows(/^10,080 rooms, \d+ of them listed$/);
    expect(await list().getByRole('listitem').count()).toBeLessThan(40);
    await field().pressSequentially('project 9876');
    await page
      .getByRole('status')
      .filter({ hasText: /^1 room$/ })
      .waitFor();
    expect(await list().getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching('Project 9876'),
    ]);
    expect(await lastAsk(page, 'rooms.search')).toEqual({
      criteria: { text: 'project 9876', inDescription: true, words: 'all' },
      max: 50,
    });
  });

  test('arrows go through all that is found, further than what was asked for first', async () => {
    await opens({ directory: 1000 });
    await list().getByRole('button', { pressed: false }).first().focus();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-row'));
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe('1');
    const toTheEnd = async () => {
      await page.keyboard.press('End');
      return focused();
    };
    await expect.poll(toTheEnd).toBe('1079');
    await page.keyboard.press('Enter');
    await card().getByRole('heading', { name: 'Project 1000' }).waitFor();
    expect(await focused()).toBe('1079');
  });

  test('where nothing is found it is said what was searched', async () => {
    await opens({});
    await field().fill('zebra');
    await shows('No room matches');
    await shows('Searched: the rooms of your chat service that you may see, by “zebra”.');
  });

  test('rooms are chosen by what they are, by what I am there, and by who is there now', async () => {
    await opens({});
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByLabel('Category').selectOption('Operations');
    await page.getByLabel('Who may come in').selectOption('Closed');
    await page.getByRole('combobox', { name: 'Who is there now' }).fill('grace');
    await page.getByRole('option', { name: /Grace Kim/ }).click();
    await page.getByRole('tab', { name: 'I manage' }).click();
    await page.getByRole('checkbox', { name: 'Disabled rooms' }).check();
    const criteria = { category: 'operations', privacy: 'Closed', mine: 'manager', disabled: true };
    const grace = { joinedUser: 'grace.kim@example.org' };
    const asked = () => lastAsk(page, 'rooms.search');
    await expect.poll(asked).toEqual({ criteria: { ...criteria, ...grace }, max: 50 });
    await page.getByRole('button', { name: 'Who is there now: anybody' }).click();
    await expect.poll(asked).toEqual({ criteria, max: 50 });
  });

  test('what the server cannot choose by is not offered, and says why', async () => {
    const missingFacets = { joinedUser: 'This server does not tell where people are.' };
    await opens({ snapshot: { service: { ...fakeService, missingFacets } } });
    await page.getByRole('button', { name: 'Filters' }).click();
    await shows(missingFacets.joinedUser);
    expect(await page.getByRole('combobox', { name: 'Who is there now' }).count()).toBe(0);
    expect(await page.getByRole('combobox', { name: 'Managed by' }).count()).toBe(1);
  });

  test('a card says what a room is before one enters it, and leads to those who decide', async () => {
    await opens({ directory: 40 });
    await field().fill('credit');
    await page
      .getByRole('status')
      .filter({ hasText: /^2 rooms$/ })
      .waitFor();
    await list()
      .getByRole('button', { name: /^Credit/ })
      .nth(1)
      .click();
    await card().getByText('Only members come in. You can ask to become one.').waitFor();
    expect(await card().getByRole('button', { name: 'Enter' }).count()).toBe(0);
    await card().getByRole('button', { name: 'Ask to join' }).click();
    await typesAt(page, /^A word to those who decide/, 'I price the bonds');
    await page.keyboard.press('Enter');
    await card().getByText('Asked. Whoever manages the room decides.').waitFor();
    expect(await lastAsk(page, 'rooms.askToJoin')).toMatchObject({ words: 'I price the bonds' });
  });

  test('a room of which nothing can be said says no more than that', async () => {
    await opens({});
    await page.evaluate(() =>
      window.host.fail('rooms.card', { code: 'NoSuchNode', text: 'There is no such room.' }),
    );
    await list().getByRole('button', { name: /^Desk/ }).first().click();
    await card().getByText('There is no such room.').waitFor();
    expect(fake.complaints).toEqual([]);
  });
});
