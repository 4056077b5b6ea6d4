import { describe, expect, test } from 'vitest';
import { barriersInEveryTheme } from './axe.ts';
import { useFakeWindow } from './fake-window.ts';
import { mustSkip } from './programs.ts';
import type { State } from './window-states.ts';

/** Declares a test for each state: reached once, and looked at in every theme. */
export function expectNoBarriers(where: string, states: readonly State[]): void {
  describe.skipIf(mustSkip('chromium'))(`nothing ${where} shuts anybody out`, () => {
    const fake = useFakeWindow();

    test.each(states)('$name', async ({ options, reach }) => {
      const page = await fake.open({ messages: 100, ...options }, { reducedMotion: 'reduce' });
      await reach(page);
      expect(await barriersInEveryTheme(page)).toEqual([]);
    });
  });
}
