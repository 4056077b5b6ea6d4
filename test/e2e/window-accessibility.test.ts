import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Settings } from '#electron/bridge/contract.ts';
import { type FakeWindow, startFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { type State, states } from '#test/support/window-states.ts';

describe.skipIf(mustSkip('chromium'))('nothing in the window shuts anybody out', () => {
  let fake: FakeWindow;
  beforeAll(async () => {
    fake = await startFakeWindow();
  });
  afterAll(() => fake?.close());

  async function violationsOf(
    { options, reach }: State,
    theme: Settings['theme'],
    colorScheme: 'light' | 'dark',
  ) {
    const settings = { theme, alerts: true, openRoom: null, sidebarWidth: 264 };
    const snapshot = { ...options.snapshot, settings };
    const page = await fake.open({ ...options, snapshot }, { colorScheme, reducedMotion: 'reduce' });
    await reach(page);
    const contrast = theme === 'contrast';
    const { violations } = await new AxeBuilder({ page })
      .options({ rules: { 'color-contrast-enhanced': { enabled: contrast } } })
      .analyze();
    await page.context().close();
    return violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html.slice(0, 160))]);
  }

  test.each(states)('$name', async (state) => {
    expect(await violationsOf(state, 'light', 'light')).toEqual([]);
  });

  describe.each([
    ['system', 'dark'],
    ['contrast', 'light'],
    ['contrast', 'dark'],
  ] as const)('theme %s on a %s system', (theme, colorScheme) => {
    test.each(states.filter(({ themed }) => themed))('$name', async (state) => {
      expect(await violationsOf(state, theme, colorScheme)).toEqual([]);
    });
  });
});
