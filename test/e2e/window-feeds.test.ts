import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Feed } from '#electron/model/feed.ts';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { lastAsk } from '#test/support/room-steps.ts';
import { asked, fails, frames, openRoom, parts } from '#test/support/window-page.ts';

const late: Feed = { id: 'late', name: 'Late', match: { text: 'late', wording: 'all' }, action: 'count' };
const odd: Feed = { id: 'odd', name: 'Odd', match: { text: 'quokka', wording: 'all' }, action: 'count' };

describe.skipIf(mustSkip('chromium'))('feeds', () => {
  const fake = useFakeWindow();
  let page: Page;
  beforeEach(async () => {
    page = await fake.open({ rooms: 12, messages: 400, feeds: [late, odd] });
    await openRoom(page, /^Desk,/);
  });

  const list = () => page.getByRole('navigation', { name: 'Feeds' });
  const item = (name: RegExp) => list().getByRole('button', { name });
  const feed = () => page.getByRole('feed');
  const articles = () => feed().getByRole('article');
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
  const focused = () => page.locator('article:focus');
  const opens = async (name: RegExp) => {
    await item(name).click();
    await feed().and(page.locator(':focus')).waitFor();
  };
  /** In a room that is not open, and not read to its end. */
  const says = (text: string) =>
    page.evaluate((words) => {
      const unread = [...window.host.rooms.values()].slice(0, 8).filter((room) => room.unread > 0);
      return window.host.say(unread.at(-1)?.address ?? '', words).key;
    }, text);
  /** Pixels from the top of the page to the beginning of the message in focus. */
  const place = () =>
    page.evaluate(() => document.activeElement?.querySelector('.head')?.getBoundingClientRect().top);

  test('collect what matches of many rooms, each with its room, its author and its time', async () => {
    await opens(/^Late/);
    await heading('Late').waitFor();
    const rooms = await feed().locator('.feed-room').allInnerTexts();
    expect(new Set(rooms).size).toBeGreaterThan(2);
    // A story is folded, and its words may be further down.
    const texts = await feed().locator('article:not(.story) > .text').allInnerTexts();
    expect(texts.filter((text) => !/late/i.test(text))).toEqual([]);
    await feed()
      .getByRole('article', { name: /^.+, in Desk Panel, Secret, / })
      .first()
      .waitFor();
    expect(await page.evaluate(() => [...CSS.highlights.keys()])).toEqual(['feed-terms']);
  });

  test('one opens a message in its room by Enter, and comes back to the very place', async () => {
    await opens(/^Late/);
    await page.keyboard.press('End');
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowUp');
    await focused().waitFor();
    await frames(page, 2);
    const before = await place();
    const text = await focused().innerText();
    const room = await focused().locator('.feed-room bdi').innerText();
    await page.keyboard.press('Enter');
    await heading(room).waitFor();
    const target = parts(page).messages.locator('article.target');
    await target.waitFor();
    expect(text).toContain((await target.locator('.text').innerText()).slice(0, 20));
    await page.keyboard.press('Escape');
    await heading('Late').waitFor();
    await focused().waitFor();
    expect(await focused().innerText()).toBe(text);
    await expect.poll(place).toBe(before);
    await page.keyboard.press('Escape');
    await heading('Desk').waitFor();
  });

  test('Space shows the lines around a message where they were said, and moves nothing else', async () => {
    await opens(/^Late/);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await focused().waitFor();
    await frames(page, 2);
    const before = await place();
    await page.keyboard.press('Space');
    await focused().locator('.feed-lines li').first().waitFor();
    await page.evaluate(() => document.activeElement?.querySelector('.feed-lines')?.scrollIntoView());
    expect(await focused().locator('.feed-lines').first().locator('li').count()).toBe(3);
    await page.keyboard.press('Space');
    await focused().locator('.feed-lines').first().waitFor({ state: 'detached' });
    expect(before).not.toBeUndefined();
  });

  test('what else can be done with a message is what can be done with it in its room', async () => {
    await opens(/^Late/);
    await page.keyboard.press('End');
    await focused().locator('.tools').waitFor();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Copy text' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
  });

  test('what is said now stands at the end, is counted, and moves nothing that is read', async () => {
    await opens(/^Late/);
    await page.keyboard.press('End');
    for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowUp');
    await focused().waitFor();
    await frames(page, 3);
    const before = await place();
    await says('The train is late again');
    const newer = page.getByRole('button', { name: '1 new message', exact: true });
    await newer.waitFor();
    await frames(page, 3);
    expect(await place()).toBe(before);
    await newer.click();
    await newer.waitFor({ state: 'detached' });
    const last = articles().last();
    await last.filter({ hasText: 'The train is late again' }).waitFor();
    await expect
      .poll(() => last.evaluate((element) => element.getBoundingClientRect().bottom))
      .toBeLessThan(800);
  });

  test('a message that comes while one looks elsewhere is counted until it is seen', async () => {
    await item(/^Odd$/).waitFor();
    const key = await says('A quokka was here');
    await item(/^Odd, 1 unread message$/).waitFor();
    await opens(/^Odd/);
    await articles().filter({ hasText: 'A quokka was here' }).waitFor();
    await item(/^Odd$/).waitFor();
    expect(await lastAsk(page, 'feeds.markRead')).toEqual({ feed: 'odd', upTo: key });
    const again = await says('Another quokka');
    await articles().filter({ hasText: 'Another quokka' }).waitFor();
    await expect.poll(() => lastAsk(page, 'feeds.markRead')).toEqual({ feed: 'odd', upTo: again });
    expect(await asked(page, 'rooms.markRead')).not.toContainEqual(expect.objectContaining({ upTo: again }));
  });

  test('where nothing is collected, or nothing can be read, it says so', async () => {
    await item(/^Odd/).click();
    await page.getByRole('heading', { name: 'Nothing has been said yet that belongs here' }).waitFor();
    await fails(page, 'feeds.page', {
      code: 'StorageFailed',
      text: 'What this device keeps cannot be read.',
    });
    await item(/^Late/).click();
    await page.getByText('What this device keeps cannot be read.').waitFor();
    await fails(page, 'feeds.page', null);
    await page.getByRole('button', { name: 'Try again' }).click();
    await articles().first().waitFor();
  });

  test('one that a newer version made says so, and can be deleted but not changed', async () => {
    const newer = { ...odd, trouble: 'A newer version of Perch made this feed.' };
    await page.evaluate((changed) => window.host.changeFeed(changed), newer);
    await item(/^Odd, not understood$/).click();
    await page.getByText('A newer version of Perch made this feed.').waitFor();
    await page.getByRole('button', { name: 'Feed Odd' }).click();
    await page.getByRole('menuitem', { name: 'Delete feed' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Edit feed…' }).count()).toBe(0);
  });

  test('of a room that is lost nothing stays, and the feed says so', async () => {
    const room = 'desk-0@rooms.example.org';
    await page.evaluate((changed) => window.host.changeFeed(changed), {
      ...late,
      match: { ...late.match, rooms: [room, 'gone@rooms.example.org'] },
    });
    await opens(/^Late/);
    await articles().first().waitFor();
    await page.getByText('One of its rooms is not on your list any more.').waitFor();
    await page.evaluate((gone) => window.host.tell('rooms.changed', { changed: [], gone: [gone] }), room);
    await page.getByText('2 of its rooms are not on your list any more.').waitFor();
    expect(await articles().count()).toBe(0);
  });

  test('deleting one can be undone, and takes place when nobody wants it back', async () => {
    await opens(/^Late/);
    await page.keyboard.press('Alt+Shift+Delete');
    // While somebody points at it, it stays.
    await page.getByRole('button', { name: 'Undo' }).hover();
    await heading('Desk').waitFor();
    await item(/^Late/).waitFor({ state: 'detached' });
    expect(await asked(page, 'feeds.remove')).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await item(/^Late/).waitFor();
    await item(/^Late/).focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Delete feed' }).click();
    await item(/^Late/).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(() => asked(page, 'feeds.remove')).toEqual([{ feed: 'late' }]);
  });

  test('keys lead to mentions, from feed to feed, and Ctrl+K finds them by name', async () => {
    await page.keyboard.press('Alt+Shift+M');
    await heading('Mentions').waitFor();
    await page.keyboard.press('Alt+PageDown');
    await heading('Late').waitFor();
    await page.keyboard.press('Control+k');
    await parts(page).search.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('odd');
    await page.getByRole('option', { name: 'Odd', exact: true, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await heading('Odd').waitFor();
  });
});
