import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { roomStates } from '#test/support/room-states.ts';

/** What reaches beyond the dialog's edges, or would have to be scrolled for sideways. */
function strays(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const dialog = document.querySelector('[role=dialog]');
    if (!dialog) return ['no dialog'];
    const { left, right } = dialog.getBoundingClientRect();
    const isShown = (one: Element): boolean => one.getClientRects().length > 0 && !one.closest('.unseen');
    const outside = [...dialog.querySelectorAll('*')].filter(isShown).filter((one) => {
      const box = one.getBoundingClientRect();
      return box.width > 1 && (box.left < left - 1 || box.right > right + 1);
    });
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    return [...outside.map((one) => one.className || one.tagName), ...(wide ? ['the page'] : [])];
  });
}

describe.skipIf(mustSkip('chromium'))('the views of rooms from right to left', () => {
  const fake = useFakeWindow();

  test.each(roomStates)('$name', async ({ options, reach }) => {
    const viewport = { width: 900, height: 600 };
    const page = await fake.open({ messages: 100, ...options }, { reducedMotion: 'reduce', viewport });
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await reach(page);
    expect(await strays(page)).toEqual([]);
    const [heading, dialog] = await page.evaluate(() => {
      const edge = (selector: string): number =>
        document.querySelector(selector)?.getBoundingClientRect().right ?? 0;
      return [edge('[role=dialog] h2'), edge('[role=dialog]')] as const;
    });
    expect(dialog - heading).toBeLessThan(40);
  });
});
