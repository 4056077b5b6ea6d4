import { describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { frames, openRoom } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))('a room in which much is said', () => {
  const fake = useFakeWindow();

  test('draws each message once, and touches nothing that stands', async () => {
    const page = await fake.open({ messages: 300 });
    await openRoom(page, /^Desk,/);
    await frames(page, 20);
    expect(await page.evaluate(hearsMany, 60)).toEqual({ drawn: 60, touched: [] });
  });

  test('keeps every message of a short list in sight, on a slow machine too', async () => {
    const page = await fake.open({ messages: 2, rooms: 3 });
    await openRoom(page, /^Desk,/);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    expect(await page.evaluate(hearsFew, 12)).toEqual([]);
    await session.detach();
  });
});

/** At the end of a long list; answers how many rows came into the page, and what happened to those that stood there. */
async function hearsMany(count: number): Promise<{ readonly drawn: number; readonly touched: string[] }> {
  const [room = ''] = [...window.host.rooms.keys()];
  const log = document.querySelector('[role="log"]');
  const stood = new Set(log?.querySelectorAll('.row'));
  let drawn = 0;
  const touched: string[] = [];
  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes, attributeName } of changes) {
      for (const node of addedNodes) if (node instanceof Element && node.matches('.row')) drawn += 1;
      const row = target instanceof Element ? target.closest('.row') : target.parentElement?.closest('.row');
      if (row && stood.has(row)) touched.push(`${type} ${attributeName ?? ''} of ${row.textContent}`);
    }
  });
  if (log) observer.observe(log, { subtree: true, childList: true, attributes: true, characterData: true });
  for (let said = 0; said < count; said += 1) {
    window.host.say(room, `burst ${said}`);
    if (said % 4 === 0) await new Promise((painted) => requestAnimationFrame(painted));
  }
  while (!log?.textContent?.includes(`burst ${count - 1}`))
    await new Promise((painted) => requestAnimationFrame(painted));
  await new Promise((painted) => requestAnimationFrame(painted));
  observer.disconnect();
  return { drawn, touched };
}

/** In a list that the window holds whole; answers what was in sight, and was not any more after a change of the page. */
async function hearsFew(count: number): Promise<string[]> {
  const [room = ''] = [...window.host.rooms.keys()];
  const shown = (): string[] =>
    [...document.querySelectorAll<HTMLElement>('[role="log"] .text')].map((text) => text.innerText);
  const vanished: string[] = [];
  let before = shown();
  const look = (): void => {
    const now = shown();
    vanished.push(...before.filter((text) => !now.includes(text)));
    before = now;
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { subtree: true, childList: true });
  for (let said = 0; said < count; said += 1) {
    window.host.say(room, `few ${said}`, said % 3 === 0 ? { own: true, originId: `few-${said}` } : {});
    while (!before.includes(`few ${said}`)) {
      await new Promise((painted) => requestAnimationFrame(painted));
      look();
    }
  }
  observer.disconnect();
  return vanished;
}
