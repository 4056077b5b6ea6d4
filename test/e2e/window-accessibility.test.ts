import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addInStates } from '#test/support/add-in-states.ts';
import { alertStates } from '#test/support/alert-states.ts';
import { barriersInEveryTheme } from '#test/support/axe.ts';
import { type FakeWindow, startFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { readingStates } from '#test/support/reading-states.ts';
import { roomStates } from '#test/support/room-states.ts';
import { transferStates } from '#test/support/transfer-states.ts';
import { states } from '#test/support/window-states.ts';

describe.skipIf(mustSkip('chromium'))('nothing in the window shuts anybody out', () => {
  let fake: FakeWindow;
  beforeAll(async () => {
    fake = await startFakeWindow();
  });
  afterAll(() => fake?.close());

  test.each([...states, ...roomStates, ...alertStates, ...readingStates, ...transferStates, ...addInStates])(
    '$name',
    async ({ options, reach }) => {
      const page = await fake.open({ messages: 100, ...options }, { reducedMotion: 'reduce' });
      await reach(page);
      expect(await barriersInEveryTheme(page)).toEqual([]);
      await page.context().close();
    },
  );
});
