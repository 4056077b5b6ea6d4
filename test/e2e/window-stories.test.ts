import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import type { StoredMessage } from '#electron/bridge/contract.ts';
import { barriers } from '#test/support/axe.ts';
import { fakeSettings } from '#test/support/fake-host.ts';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { distanceFromEnd, frames, openRoom, parts } from '#test/support/window-page.ts';

const long = Array.from(
  { length: 40 },
  (_, line) => `Line ${line} of the story, with enough words to be seen.`,
).join('\n');

describe.skipIf(mustSkip('chromium'))('what messages look like', () => {
  const fake = useFakeWindow();
  let page: Page;
  beforeEach(async () => {
    page = await fake.open({ messages: 300 });
    await openRoom(page, /^Desk,/);
  });

  const say = (text: string, more: Partial<StoredMessage> = {}) =>
    page.evaluate(
      ([words, rest]) => {
        const [room = ''] = [...window.host.rooms.keys()];
        window.host.say(room, words, rest);
      },
      [text, more] as const,
    );
  const last = () => parts(page).messages.getByRole('article').last();
  const selectedText = () =>
    last()
      .locator('.text')
      .evaluate((text) => {
        getSelection()?.selectAllChildren(text);
        return getSelection()?.toString();
      });

  test.each([
    '*Strong*, _emphasis_, ~struck~ and `code :)` in one line :) again 8-)',
    '> one\n>> two\n> three\nand xmpp:rates-2@rooms.example.org?join here',
    'before\n```ts\nlet a = 1;\n\n  let b = 2;\n```\nafter :-/',
    '> ```\n> quoted code\n> ```\n> and more\nend',
    '\u202eright to left\u202c *a* نص *قوي* :)',
  ])('what is copied is what was written: %j', async (text) => {
    await say(text);
    await expect.poll(selectedText).toBe(text);
  });

  test('styling, emoticons and names are seen as such, and nothing in code is', async () => {
    await say('*Now* @Ada Byron and @Ben Okafor :) `:) *x*`', { mentionsMe: true });
    const text = last().filter({ hasText: '*Now*' }).locator('.text');
    expect(await text.locator('strong').innerText()).toBe('*Now*');
    expect(await text.getByRole('img', { name: 'Smiling face' }).count()).toBe(1);
    expect(await text.locator('.mention-name.me').innerText()).toBe('@Ada Byron');
    expect(await text.locator('.mention-name:not(.me)').innerText()).toBe('@Ben Okafor');
    expect(await text.locator('code').innerText()).toBe('`:) *x*`');
  });

  test('a link to a room bears its name and opens it; one to an unknown room asks', async () => {
    await say('see xmpp:rates-2@rooms.example.org?join and xmpp:new@rooms.example.org?join');
    await last().getByRole('link', { name: 'Room new@rooms.example.org' }).click();
    const asked = await page.evaluate(() => window.host.asked.filter(({ name }) => name === 'links.open'));
    expect(asked).toMatchObject([{ ask: { url: 'xmpp:new@rooms.example.org?join' } }]);
    await last().getByRole('link', { name: 'Room Rates' }).click();
    await page.getByRole('heading', { name: 'Rates', level: 1 }).waitFor();
  });

  test('a story folds and unfolds by keyboard, under the hand, at the end of the list', async () => {
    await say(long, { storyTitle: 'The whole of it' });
    const title = last().getByRole('button', { name: 'The whole of it' });
    await title.waitFor();
    await frames(page, 3);
    expect(await distanceFromEnd(parts(page).messages)).toBeLessThan(24);
    const before = await title.boundingBox();
    await title.press('Enter');
    await last().getByText('Line 39').waitFor({ state: 'attached' });
    await frames(page, 4);
    expect((await title.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
    expect(await title.getAttribute('aria-expanded')).toBe('true');
    await page.getByRole('button', { name: 'Jump to newest' }).waitFor();
    await last().press('Enter');
    expect(await title.getAttribute('aria-expanded')).toBe('false');
  });

  test('what was unfolded stays so while it is out of sight', async () => {
    await say(long, { storyTitle: 'Stays open' });
    await last().getByRole('button', { name: 'Stays open' }).click();
    await parts(page).field.focus();
    const { messages } = parts(page);
    await messages.evaluate((log) => log.scrollTo(0, log.scrollHeight / 3));
    await page.getByRole('button', { name: 'Stays open' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /Jump to newest/ }).click();
    await page.getByText('Line 39').waitFor();
  });

  test('a story that was searched for stands there unfolded', async () => {
    await say(`${long}\nwith a needle in it`, { storyTitle: 'Haystack' });
    const { search } = parts(page);
    await search.fill('needle');
    await page.getByRole('option').filter({ hasText: 'needle' }).first().click();
    await parts(page).messages.getByText('with a needle in it').waitFor();
  });

  test('a message that holds the focus is copied whole, as plain text', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await say('the *body*', { storyTitle: 'A title' });
    await last().getByRole('heading', { name: 'A title' }).waitFor();
    await last().focus();
    await page.keyboard.press('ControlOrMeta+c');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('A title\n\nthe *body*');
  });

  test('what others say is spoken as it is meant', async () => {
    await page.locator('.timeline [role="status"]').waitFor({ state: 'attached' });
    // In one step: what is said within a moment is gathered.
    await page.evaluate((body) => {
      const [room = ''] = [...window.host.rooms.keys()];
      window.host.say(room, 'late again :(', { importance: 'Alert' });
      window.host.say(room, body, { storyTitle: 'Why it was late' });
    }, long);
    const spoken = page.locator('.timeline [role="status"]').filter({ hasText: 'Why it was late' });
    await spoken.waitFor({ state: 'attached' });
    expect(await spoken.textContent()).toBe(
      'Important. Ben Okafor: late again ☹️\nBen Okafor, a story: Why it was late',
    );
  });

  test('what is written to be a burden is shown without becoming one', async () => {
    await say(`${'*a* _b_ `c` '.repeat(8000)}${'>'.repeat(5000)}`);
    await last().getByRole('button', { name: 'Show all of it' }).click();
    expect(await last().locator('.text *').count()).toBeLessThan(12_000);
  });

  test.each(['light', 'dark', 'contrast'] as const)('accessible in %s', async (theme) => {
    const settings = { ...fakeSettings, theme };
    page = await fake.open({ messages: 60, snapshot: { settings } });
    await openRoom(page, /^Desk,/);
    await say('*s* _e_ ~k~ `c` :) @Ada Byron @Ben Okafor', { mentionsMe: true });
    await say('> quoted\n```\ncode\n```\nxmpp:rates-2@rooms.example.org?join', { importance: 'Alert' });
    await say(long, {
      storyTitle: 'A title of a story that is so long that it needs more than a line of its own',
    });
    await parts(page).field.pressSequentially('@b');
    await page.getByRole('option', { name: 'Ben Okafor' }).waitFor();
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  test('the browser complained of nothing', () => {
    expect(fake.complaints).toEqual([]);
  });
});
