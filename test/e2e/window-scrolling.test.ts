import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { distanceFromEnd, frames, openRoom, parts } from '#test/support/window-page.ts';

const desk = /^Desk,/;

describe.skipIf(mustSkip('chromium'))('the timeline keeps its place', () => {
  const fake = useFakeWindow();
  let page: Page;

  beforeAll(async () => {
    page = await fake.open({ messages: 5000 });
  });

  test('a room without news opens at its newest message', async () => {
    await openRoom(page, desk);
    await frames(page, 10);
    expect(await distanceFromEnd(parts(page).messages)).toBeLessThanOrEqual(1);
  });

  test('the rows in sight are drawn first; those out of sight come right behind them, and move nothing', async () => {
    await openRoom(page, desk);
    const { atFirst, later, moved } = await page.evaluate(opens, 'Rates');
    expect(atFirst).toBeGreaterThan(5);
    expect(later).toBeGreaterThan(atFirst);
    expect(moved).toBe(0);
  });

  test('pages that arrive above move what is read by nothing', async () => {
    await openRoom(page, desk);
    await page.evaluate(() => {
      window.host.delay = 60;
    });
    const drift = await page.evaluate(walkUp, 70);
    expect(drift.pages).toBeGreaterThanOrEqual(4);
    expect(drift.watched).toBeGreaterThan(100);
    expect(drift.worst).toBe(0);
    await page.evaluate(() => {
      window.host.delay = 0;
    });
  });

  test('a fling through many pages moves by itself alone, and never shows an empty place', async () => {
    await page.evaluate(() => {
      window.host.delay = 20;
    });
    const flung = await page.evaluate(fling, 150);
    expect(flung.pages).toBeGreaterThanOrEqual(3);
    expect(flung.drift).toBe(0);
    expect(flung.blank).toBe(0);
    await page.evaluate(() => {
      window.host.delay = 0;
    });
  });

  test('messages that come while one reads further up move nothing, and are counted', async () => {
    const moved = await page.evaluate(async () => {
      const frame = () => new Promise((painted) => requestAnimationFrame(painted));
      const middle = document.elementFromPoint(700, 400)?.closest('article');
      const top = (): number => middle?.getBoundingClientRect().top ?? Number.NaN;
      const before = top();
      const room = [...window.host.rooms.keys()][0] ?? '';
      let worst = 0;
      for (let count = 0; count < 30; count += 1) {
        window.host.say(room, `news ${count}`);
        await frame();
        worst = Math.max(worst, Math.abs(top() - before));
      }
      return worst;
    });
    expect(moved).toBe(0);
    await page.getByRole('button', { name: '30 new messages' }).click();
    await page.getByText('news 29').waitFor();
    await frames(page, 5);
    expect(await distanceFromEnd(parts(page).messages)).toBeLessThanOrEqual(1);
  });

  test('at the newest message the list follows a burst', async () => {
    const worst = await page.evaluate(async () => {
      const frame = () => new Promise((painted) => requestAnimationFrame(painted));
      const log = document.querySelector('[role="log"]');
      const room = [...window.host.rooms.keys()][0] ?? '';
      let far = 0;
      for (let count = 0; count < 60; count += 1) {
        for (let each = 0; each < 4; each += 1)
          window.host.say(room, `burst ${count}.${each} ${'word '.repeat(each * 20)}`);
        await frame();
        await frame();
        if (log) far = Math.max(far, log.scrollHeight - log.scrollTop - log.clientHeight);
      }
      return far;
    });
    expect(worst).toBeLessThanOrEqual(24);
  });

  test('a long text in the field does not cover the newest message', async () => {
    const { field, messages } = parts(page);
    await field.fill('line\n'.repeat(8));
    await frames(page, 5);
    expect(await distanceFromEnd(messages)).toBeLessThanOrEqual(1);
    await field.fill('');
  });

  test('the echo of an own message takes the place of what waited, in the same row', async () => {
    const { field, messages } = parts(page);
    await page.evaluate(() => {
      window.host.delivers = false;
    });
    await field.fill('mine');
    await field.press('Enter');
    const row = messages.locator('[data-index]').filter({ hasText: /mine$/ });
    await row.waitFor();
    const mark = await row.evaluateHandle((element) => element);
    await page.evaluate(() => {
      const room = [...window.host.rooms.keys()][0] ?? '';
      window.host.say(room, 'mine', {
        own: true,
        originId: 'origin-1',
        author: { id: 'ada@example.org', name: 'Ada Byron' },
      });
      window.host.tell('outbox.changed', { room, entries: [] });
    });
    await frames(page, 3);
    await expect.poll(() => row.count()).toBe(1);
    expect(await row.evaluate((element, before) => element === before, mark)).toBe(true);
  });

  test('the browser complained of nothing', () => {
    expect(fake.complaints).toEqual([]);
  });
});

/** Opens a room: how many rows it shows at first and later, and how far any of them moves between two drawn frames. */
async function opens(room: string): Promise<{
  readonly atFirst: number;
  readonly later: number;
  readonly moved: number;
}> {
  const before = document.querySelector('[role="log"]');
  const rows = (): readonly Element[] => [...document.querySelectorAll('[role="log"] .row')];
  const atFirst = new Promise<number>((drawn) => {
    const watch = new MutationObserver(() => {
      if (document.querySelector('[role="log"]') === before || rows().length === 0) return;
      watch.disconnect();
      drawn(rows().length);
    });
    watch.observe(document.body, { subtree: true, childList: true });
  });
  [...document.querySelectorAll<HTMLElement>('button.room-item')]
    .find((item) => item.innerText.startsWith(room))
    ?.click();
  const first = await atFirst;
  // As the frame is drawn: this observer is the last that looks at it.
  const drawnRows = () =>
    new Promise<readonly IntersectionObserverEntry[]>((drawn) => {
      requestAnimationFrame(() => {
        const eye = new IntersectionObserver((seen) => {
          eye.disconnect();
          drawn(seen);
        });
        for (const row of rows()) eye.observe(row);
      });
    });
  const stood = new Map<Element, number>();
  let moved = 0;
  // Ten more frames once the others have come: nothing is left to come then.
  for (let left = 10; left > 0; left -= rows().length > first ? 1 : 0) {
    for (const { target, boundingClientRect } of await drawnRows()) {
      const { top } = boundingClientRect;
      moved = Math.max(moved, Math.abs(top - (stood.get(target) ?? top)));
      stood.set(target, top);
    }
  }
  return { atFirst: first, later: rows().length, moved };
}

/** Scrolls up with every frame, as fast as nobody can read. */
async function fling(frames: number): Promise<{
  readonly drift: number;
  readonly blank: number;
  readonly pages: number;
}> {
  const log = document.querySelector('[role="log"]');
  const asked = () => window.host.asked.filter(({ name }) => name === 'messages.page').length;
  const before = asked();
  let [drift, blank] = [0, 0];
  for (let each = 0; each < frames && log; each += 1) {
    const message = document.elementFromPoint(700, 160)?.closest('article');
    const top = message?.getBoundingClientRect().top ?? Number.NaN;
    const way = Math.min(133, log.scrollTop);
    log.scrollTop -= way;
    // After the frame was drawn, as a hand scrolls: not in its midst.
    await new Promise((drawn) => {
      requestAnimationFrame(() => setTimeout(drawn));
    });
    if (message?.isConnected)
      drift = Math.max(drift, Math.abs(message.getBoundingClientRect().top - top - way));
    if (!document.elementFromPoint(700, 400)?.closest('.row')) blank += 1;
  }
  return { drift, blank, pages: asked() - before };
}

/** Scrolls up step by step; a message in sight moves by exactly that step, and then not at all. */
async function walkUp(
  steps: number,
): Promise<{ readonly worst: number; readonly pages: number; readonly watched: number }> {
  const step = 400;
  const frame = () => new Promise((painted) => requestAnimationFrame(painted));
  const log = document.querySelector('[role="log"]');
  const asked = () => window.host.asked.filter(({ name }) => name === 'messages.page').length;
  const before = asked();
  let worst = 0;
  let watched = 0;
  for (let each = 0; each < steps && log; each += 1) {
    const message = document.elementFromPoint(700, 160)?.closest('article');
    const top = message?.getBoundingClientRect().top ?? Number.NaN;
    const way = Math.min(step, log.scrollTop);
    log.scrollTop -= way;
    for (let wait = 0; wait < 6; wait += 1) {
      await frame();
      if (!message?.isConnected) continue;
      watched += 1;
      worst = Math.max(worst, Math.abs(message.getBoundingClientRect().top - top - way));
    }
  }
  return { worst, pages: asked() - before, watched };
}
