import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FakeWindow, startFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { roomStates } from '#test/support/room-states.ts';

const themes = [
  ['light', 'light'],
  ['system', 'dark'],
  ['contrast', 'light'],
  ['contrast', 'dark'],
] as const;

/** Each state is reached once, and looked at in every theme. */
describe.skipIf(mustSkip('chromium'))('nothing about rooms shuts anybody out', () => {
  let fake: FakeWindow;
  beforeAll(async () => {
    fake = await startFakeWindow();
  });
  afterAll(() => fake?.close());

  test.each(roomStates)('$name', async ({ options, reach }) => {
    const page = await fake.open({ messages: 100, ...options }, { reducedMotion: 'reduce' });
    await reach(page);
    for (const [theme, colorScheme] of themes) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate((wanted) => {
        document.documentElement.dataset.theme = wanted;
      }, theme);
      const { violations } = await new AxeBuilder({ page })
        .options({
          rules: {
            'color-contrast-enhanced': { enabled: theme === 'contrast' },
            // The list of a combobox stands at the end of the document, and belongs to its field (ARIA 1.2).
            region: { enabled: false },
          },
        })
        .analyze();
      const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 160))]);
      expect(found, `${theme} on a ${colorScheme} system`).toEqual([]);
    }
    await page.context().close();
  });
});
