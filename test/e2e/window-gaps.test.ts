import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { frames, openRoom, parts } from '#test/support/window-page.ts';

const loading = 'Fetching what is missing here…';

describe.skipIf(mustSkip('chromium'))('a gap in what was said', () => {
  const fake = useFakeWindow();
  let page: Page;
  beforeEach(async () => {
    page = await fake.open({ messages: 400 });
  });

  /** A room of which so many messages before the last few are missing. */
  const openWithGap = async (count: number): Promise<void> => {
    await page.evaluate((missing) => {
      const [room = ''] = [...window.host.rooms.keys()];
      window.host.dig(room, window.host.history(room).length - 6, missing);
    }, count);
    await openRoom(page, /^Desk,/);
  };
  /** What is asked for to fill it is not answered yet. */
  const holdsWhatFills = () =>
    page.evaluate(() =>
      window.host.hold((name, ask) => name === 'messages.page' && JSON.stringify(ask).includes('around')),
    );

  test('is filled when somebody comes to it, and what they read below it stays where it is', async () => {
    await holdsWhatFills();
    await openWithGap(150);
    await parts(page).messages.getByText(loading).waitFor();
    await frames(page, 10);
    const worst = await page.evaluate(async () => {
      const frame = () => new Promise((painted) => requestAnimationFrame(painted));
      const below = [...document.querySelectorAll('[role="log"] article')].at(-5);
      const top = (): number => below?.getBoundingClientRect().top ?? Number.NaN;
      const before = top();
      const [room = ''] = [...window.host.rooms.keys()];
      const missing = window.host.history(room).length;
      let most = 0;
      window.host.letGo();
      for (let after = 0; after < 10; after += window.host.history(room).length > missing ? 1 : 0) {
        await frame();
        most = Math.max(most, Math.abs(top() - before));
      }
      return most;
    });
    expect(worst).toBe(0);
    await expect.poll(() => parts(page).messages.getByText(loading).count()).toBe(0);
    // The rest is asked for when somebody comes to it.
    expect(await page.evaluate(gapsLeft)).toBe(1);
  });

  test('that cannot be filled says why, keeps its height, and is tried again when told', async () => {
    await holdsWhatFills();
    await openWithGap(40);
    await parts(page).messages.getByText(loading).waitFor();
    await page.evaluate(() =>
      window.host.fail('messages.page', { code: 'TimedOut', text: 'The server has not answered in time.' }),
    );
    const line = parts(page).messages.locator('.line.gap');
    const before = await line.evaluate((one) => one.getBoundingClientRect().height);
    await page.evaluate(() => window.host.letGo());
    await line.getByText('Messages are missing here. The server has not answered in time.').waitFor();
    expect(await line.evaluate((one) => one.getBoundingClientRect().height)).toBe(before);
    await page.evaluate(() => window.host.fail('messages.page', null));
    await line.getByRole('button', { name: 'Try again' }).click();
    await line.waitFor({ state: 'detached' });
  });

  test('waits without a network, and is filled by itself when there is one again', async () => {
    await page.evaluate(() => window.host.tell('connection.changed', { state: 'offline' }));
    await openWithGap(40);
    const line = parts(page).messages.locator('.line.gap');
    await line.getByText('They come when you are back online', { exact: false }).waitFor();
    await frames(page, 5);
    await page.evaluate(() => window.host.tell('connection.changed', { state: 'online' }));
    await line.waitFor({ state: 'detached' });
  });

  test('the browser complained of nothing', () => {
    expect(fake.complaints).toEqual([]);
  });
});

function gapsLeft(): number {
  const [room = ''] = [...window.host.rooms.keys()];
  return window.host.history(room).filter(({ gapBefore }) => gapBefore).length;
}
