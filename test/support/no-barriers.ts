import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriersInEveryTheme } from './axe.ts';
import { type FakeWindow, startFakeWindow } from './fake-window.ts';
import { mustSkip } from './programs.ts';
import type { State } from './window-states.ts';

/** Declares a test for each state: reached once, and looked at in every theme. */
export function expectNoBarriers(where: string, states: readonly State[]): void {
  describe.skipIf(mustSkip('chromium'))(`nothing ${where} shuts anybody out`, () => {
    let fake: FakeWindow;
    beforeAll(async () => {
      fake = await startFakeWindow();
    });
    afterAll(() => fake?.close());

    test.each(states)('$name', async ({ options, reach }) => {
      const page = await fake.open({ messages: 100, ...options }, { reducedMotion: 'reduce' });
      await reach(page);
      expect(await barriersInEveryTheme(page)).toEqual([]);
    });
  });
}
