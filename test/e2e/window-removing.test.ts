import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { RoomAddress, RoomEntry } from '#electron/bridge/contract.ts';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { opensBoth } from '#test/support/logical-room.ts';
import { mustSkip } from '#test/support/programs.ts';
import { asked, fails, openRoom, parts, typesAt } from '#test/support/window-page.ts';

const words = 'The password is on the whiteboard';

describe.skipIf(mustSkip('chromium'))('a message is taken back in the window', () => {
  const fake = useFakeWindow();

  /** Somebody says it in Desk. */
  async function opens(change: Partial<RoomEntry> = { canRemove: true }) {
    const page = await fake.open({ messages: 100 });
    await openRoom(page, /^Desk,/);
    const room = await page.evaluate(() => [...window.host.rooms.keys()][0] ?? '');
    return { page, room, row: await saysIn(page, room, change) };
  }

  async function saysIn(page: Page, room: RoomAddress, change: Partial<RoomEntry>): Promise<Locator> {
    await page.evaluate(
      ([address, changed, text]) => {
        window.host.changeRoom(address, changed);
        window.host.say(address, text, { archiveId: 'x1' });
      },
      [room, change, words] as const,
    );
    const row = parts(page).messages.getByRole('article').filter({ hasText: words });
    await row.waitFor();
    return row;
  }

  const question = (page: Page) => page.getByRole('dialog', { name: 'Remove this message?' });
  const remove = (page: Page) => page.getByRole('menuitem', { name: /^Remove message…/ });
  const opensMenu = async (page: Page, row: Locator) => {
    await row.focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Copy text' }).waitFor();
  };
  const confirms = (page: Page) => page.getByRole('button', { name: 'Remove for everybody' }).click();

  test('by its menu, after a question that says what happens, with a reason', async () => {
    const { page, row, room } = await opens();
    await opensMenu(page, row);
    await remove(page).click();
    await question(page).getByText('removed for everybody in Desk').waitFor();
    await question(page).getByText(words).waitFor();
    await typesAt(page, /^Why/, 'It was ours alone');
    await confirms(page);
    await row.waitFor({ state: 'detached' });
    await question(page).waitFor({ state: 'detached' });
    expect(await asked(page, 'messages.remove')).toEqual([
      { room, archiveId: 'x1', reason: 'It was ours alone' },
    ]);
    // The focus is where one reads, not nowhere.
    await parts(page).messages.and(page.locator(':focus')).waitFor();
    expect(fake.complaints).toEqual([]);
  });

  test('by its key at the message, and not at all where the question is left', async () => {
    const { page, row } = await opens();
    await row.focus();
    await page.keyboard.press('Alt+Delete');
    await typesAt(page, /^Why/, 'no');
    await page.keyboard.press('Escape');
    await question(page).waitFor({ state: 'detached' });
    await row.and(page.locator(':focus')).waitFor();
    expect(await asked(page, 'messages.remove')).toEqual([]);
    await page.keyboard.press('Alt+Delete');
    await page.getByRole('textbox', { name: /^Why/ }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await row.waitFor({ state: 'detached' });
    expect(await asked(page, 'messages.remove')).toHaveLength(1);
  });

  test('is shown as being removed at once, and not offered twice', async () => {
    const { page, row } = await opens();
    await page.evaluate(() => {
      window.host.delay = 3_600_000;
    });
    await row.focus();
    await page.keyboard.press('Alt+Delete');
    await question(page).waitFor();
    await confirms(page);
    await row.getByText('Being removed…').waitFor();
    await opensMenu(page, row);
    expect(await remove(page).count()).toBe(0);
  });

  test('that the room refuses is as it was, with the reason in a sentence', async () => {
    const { page, row } = await opens();
    const text = 'Only those who moderate this room take back what was said in it.';
    await fails(page, 'messages.remove', { code: 'ErrorPermission', text });
    await row.focus();
    await page.keyboard.press('Alt+Delete');
    await question(page).waitFor();
    await confirms(page);
    const notices = page.getByRole('region', { name: 'Notices' });
    await notices.getByText('That message is still there').waitFor();
    await notices.getByText(text).waitFor();
    await row.getByText('Being removed…').waitFor({ state: 'detached' });
    await opensMenu(page, row);
    await remove(page).waitFor();
  });

  test.each([
    ['where the room does not take it back, or not at this person’s word', {}],
    ['while somebody is not in the room', { state: 'Establishing' }],
  ] as const)('is not offered %s', async (_, change) => {
    const { page, row } = await opens(change);
    await opensMenu(page, row);
    expect(await remove(page).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await row.focus();
    await page.keyboard.press('Alt+Delete');
    expect(await question(page).count()).toBe(0);
  });

  test('is not offered for what waits to be sent', async () => {
    const { page } = await opens();
    await page.evaluate(() => {
      window.host.delivers = false;
    });
    await parts(page).field.fill('Not sent yet');
    await parts(page).send.click();
    const waiting = parts(page).messages.getByRole('article').filter({ hasText: 'Not sent yet' });
    await waiting.waitFor();
    await waiting.hover();
    expect(await waiting.getByRole('button', { name: 'What to do with this message' }).count()).toBe(0);
  });

  test('from a feed as well, where it is shown as being removed', async () => {
    const { page, room } = await opens();
    await page.evaluate((address) => {
      window.host.say(address, 'Ada, whose password is this?', { archiveId: 'x2', mentionsMe: true });
    }, room);
    await page
      .getByRole('navigation', { name: 'Feeds' })
      .getByRole('button', { name: /^Mentions/ })
      .click();
    const found = page.getByRole('feed').getByRole('article').filter({ hasText: 'whose password is this' });
    await found.focus();
    await page.evaluate(() => {
      window.host.delay = 3_600_000;
    });
    await page.keyboard.press('Alt+Delete');
    await question(page).waitFor();
    await confirms(page);
    await found.getByText('Being removed…').waitFor();
  });

  test('of the private side of a logical room, from the private room', async () => {
    const page = await fake.open({ messages: 60, logical: true });
    const { panel: room } = await opensBoth(page);
    const row = await saysIn(page, room, { canRemove: true });
    await row.focus();
    await page.keyboard.press('Alt+Delete');
    await question(page).getByText('removed for everybody in Desk Panel').waitFor();
    await confirms(page);
    await row.waitFor({ state: 'detached' });
    expect(await asked(page, 'messages.remove')).toEqual([{ room, archiveId: 'x1' }]);
  });
});
