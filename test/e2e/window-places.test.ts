import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { asked, frames, openRoom, parts } from '#test/support/window-page.ts';

const day = 86_400_000;
const desk = 'desk-0@rooms.example.org';

describe.skipIf(mustSkip('chromium'))('places in a room', () => {
  const fake = useFakeWindow();
  let page: Page;
  beforeEach(async () => {
    page = await fake.open({ messages: 5000 }, { permissions: ['clipboard-read', 'clipboard-write'] });
    await openRoom(page, /^Desk,/);
    await frames(page, 10);
  });

  const goTo = async () => {
    await page.keyboard.press('Control+g');
    await page.getByRole('dialog', { name: 'Go to a day or a message' }).waitFor();
  };
  const theDay = (): Locator => page.getByRole('textbox', { name: 'A day', exact: true });
  const target = (): Locator => parts(page).messages.locator('article.target');
  const wrong = (): Locator => page.getByRole('alert').filter({ hasText: /day/ });

  test('a room that is pressed shows its messages with its name, and nothing in between', async () => {
    const rates = parts(page).rooms.getByRole('button', { name: /^Rates/ });
    const before = (await asked(page, 'messages.page')).length;
    await rates.hover();
    await page.mouse.down();
    await expect.poll(async () => (await asked(page, 'messages.page')).length).toBe(before + 1);
    await frames(page, 2);
    const between = await page.evaluateHandle(watchesForSkeletons);
    await page.mouse.up();
    await rates.and(page.locator('[aria-current="page"]')).waitFor();
    await parts(page).messages.waitFor();
    expect(await between.evaluate(({ seen }) => seen)).toBe(0);
  });

  test('a day is opened at its first message, and Esc leads back to the very place', async () => {
    await scrollsUp(page);
    const before = await inSight(page);
    const wanted = new Date(Date.now() - 5 * day);
    await goTo();
    await theDay().fill(isoDay(wanted));
    await page.keyboard.press('Enter');
    const named = wanted.toLocaleDateString('en-US', { weekday: 'long', month: 'long', day: 'numeric' });
    await parts(page).messages.getByText(named).waitFor();
    await parts(page).field.focus();
    await page.keyboard.press('Escape');
    await parts(page).messages.getByText(named).waitFor({ state: 'detached' });
    await frames(page, 10);
    expect(await inSight(page)).toEqual(before);
    await page.keyboard.press('Alt+ArrowRight');
    await parts(page).messages.getByText(named).waitFor();
  });

  test('a day that does not exist, and one that is still to come, are answered plainly', async () => {
    await goTo();
    await theDay().focus();
    await page.keyboard.type('02312025');
    await page.keyboard.press('Enter');
    await wrong().getByText('There is no such day', { exact: false }).waitFor();
    await theDay().fill(isoDay(new Date(Date.now() + 3 * day)));
    await page.keyboard.press('Enter');
    await wrong().getByText('still to come', { exact: false }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('the first mention after the line is opened, holds the focus, and Esc leads to the field', async () => {
    await page.evaluate(() => {
      const room = [...window.host.rooms.values()].find(({ name }) => name === 'Risk Morning')?.address ?? '';
      window.host.say(room, '@Ada, this one', { mentionsMe: true });
    });
    await openRoom(page, /^Risk Morning/);
    await goTo();
    await page.getByRole('button', { name: 'First mention of you' }).click();
    await target().waitFor();
    expect(await target().innerText()).toContain('@Ada, this one');
    await expect.poll(() => target().evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await parts(page).field.and(page.locator(':focus')).waitFor();
  });

  const toDay = async () => {
    await goTo();
    await theDay().fill(isoDay(new Date(Date.now() - 6 * day)));
    return () => page.keyboard.press('Enter');
  };
  const toMessage = async () => () =>
    page.evaluate((room) => {
      const key = window.host.history(room).at(-2000)?.key ?? 0;
      window.host.tell('room.show', { room, key });
    }, desk);
  const toUnread = async () => () =>
    parts(page)
      .rooms.getByRole('button', { name: /^Desk Panel,/ })
      .click();

  test.each([
    ['a day', toDay],
    ['a message', toMessage],
    ['the unread line', toUnread],
  ])('%s, once it is in sight, stays where it is while pages arrive above and below', async (_, prepare) => {
    const go = await prepare();
    await page.evaluate(() => {
      window.host.delay = 60;
    });
    const moved = page.evaluate(mostMoved);
    await go();
    expect(await moved).toBe(0);
    expect((await asked(page, 'messages.page')).length).toBeGreaterThan(2);
  });

  test('the beginning of a room is reached at once', async () => {
    await goTo();
    await page.getByRole('button', { name: 'The beginning of the room' }).click();
    await parts(page).messages.getByText('This is where Desk begins.').waitFor();
    await expect.poll(() => parts(page).messages.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
  });

  test('a room that is kept for some days does not pass for one that begins there', async () => {
    await openRoom(page, /^Desk,/);
    await page.getByRole('button', { name: 'Room', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Keep messages…' }).click();
    await page.getByRole('radio', { name: '30 days' }).check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+g');
    await page.getByRole('button', { name: 'The beginning of the room' }).click();
    await page.getByText('This device keeps what was said here for 30 days.').waitFor();
    await parts(page).search.fill('feed');
    await page.getByRole('button', { name: 'In Desk' }).click();
    await page.getByText(/^Searched: Desk since/).waitFor();
  });

  test('a link to a message leads to it; one to a message that is gone says so, and moves nothing', async () => {
    await page.evaluate((room) => {
      window.host.say(room, `See xmpp:${room}?join;stanza-id=a4000 and xmpp:${room}?join;stanza-id=nowhere`);
    }, desk);
    const links = parts(page).messages.getByRole('link', { name: 'Message in Desk' });
    await links.nth(1).click();
    await page.getByText('That message is not in this room.').waitFor();
    expect(await target().count()).toBe(0);
    await links.nth(0).click();
    await target().waitFor();
    expect(await target().isVisible()).toBe(true);
  });

  test('a link that the system hands over is asked about, and opens the message', async () => {
    await page.evaluate(
      (room) => window.host.tell('link.arrived', { room, known: true, archiveId: 'a4000' }),
      desk,
    );
    await page.getByText('A link leads to Desk.').waitFor();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await target().waitFor();
  });

  test('the menu of a message is opened by its key, and copies what leads to it', async () => {
    const article = parts(page).messages.getByRole('article').last();
    await article.focus();
    await page.keyboard.press('Shift+F10');
    const focused = (name?: string) =>
      page.getByRole('menuitem', name === undefined ? {} : { name }).and(page.locator(':focus'));
    await focused().waitFor();
    // By its first letters, as in every menu, wherever the line stands.
    await page.keyboard.type('copy l');
    await focused('Copy link').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Copied.').waitFor();
    expect(await clipboard(page)).toBe(`xmpp:${desk}?join;stanza-id=s12`);
  });

  test('several messages are copied with who said them, and when, also those that are not drawn', async () => {
    const drawn = await page.evaluate(async (room) => {
      const frame = () => new Promise((painted) => requestAnimationFrame(painted));
      const log = document.querySelector('[role="log"]');
      const textOf = (said: string) =>
        [...document.querySelectorAll('[role="log"] article .text')].find((one) => one.textContent === said);
      for (let each = 1; each <= 120; each += 1) window.host.say(room, `line ${each}`);
      while (!textOf('line 120')) await frame();
      document.getSelection()?.collapse(textOf('line 120') ?? null, 1);
      while (log && !textOf('line 5')) {
        log.scrollTop -= 300;
        await frame();
      }
      document.getSelection()?.extend(textOf('line 5') ?? document.body, 0);
      await frame();
      return document.querySelectorAll('[role="log"] article').length;
    }, desk);
    await page.keyboard.press('Control+c');
    const lines = (await clipboard(page)).split('\n');
    expect(lines).toHaveLength(116);
    expect(drawn).toBeLessThan(116);
    expect(lines[0]).toMatch(/^\[.+\d{4}.+\] Ben Okafor: line 5$/);
    expect(lines.at(-1)).toMatch(/Ben Okafor: line 120$/);
  });

  test('the browser complained of nothing', () => {
    expect(fake.complaints).toEqual([]);
  });
});

function isoDay(date: Date): string {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

async function scrollsUp(page: Page): Promise<void> {
  for (let each = 0; each < 6; each += 1) {
    await parts(page).messages.evaluate((log) => {
      log.scrollTop -= 437;
    });
    await frames(page, 4);
  }
}

/** The first message below the upper edge, and where it stands. */
function inSight(page: Page): Promise<{ readonly text: string; readonly top: number }> {
  return page.evaluate(() => {
    const article = document.elementFromPoint(700, 200)?.closest('article');
    return { text: article?.textContent ?? '', top: article?.getBoundingClientRect().top ?? 0 };
  });
}

/** How far what comes into sight with the next visit moves in the second after that, in pixels. */
async function mostMoved(): Promise<number> {
  const frame = () => new Promise((painted) => requestAnimationFrame(painted));
  const before = document.querySelector('[role="log"]');
  const isThere = (): boolean => {
    const log = document.querySelector('[role="log"]');
    return log !== null && log !== before && log.querySelector('article') !== null;
  };
  while (!isThere()) await frame();
  const seen = document.elementFromPoint(700, 300)?.closest('article');
  const top = seen?.getBoundingClientRect().top ?? Number.NaN;
  let most = 0;
  for (let each = 0; each < 60; each += 1) {
    await frame();
    most = Math.max(most, Math.abs((seen?.getBoundingClientRect().top ?? Number.NaN) - top));
  }
  return most;
}

/** Counts how often messages that are not there yet were drawn as lines. */
function watchesForSkeletons(): { readonly seen: number } {
  const count = { seen: 0 };
  new MutationObserver(() => {
    if (document.querySelector('.skeleton')) count.seen += 1;
  }).observe(document.body, { subtree: true, childList: true });
  return count;
}
