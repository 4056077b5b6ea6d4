import type { CDPSession } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { addressOf, allows, frameOf, writeAddIn } from '#test/support/add-ins.ts';
import { mustSkip } from '#test/support/programs.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

/** Megabytes: one that allocates without end comes to its end soon. */
const heap = 256;
const script = `
  const { port } = await hello();
  answers(port, {});
  await ask(port, 'badge.show', { count: 7 });
  document.body.innerHTML = '<button>Allocate</button>';
  document.querySelector('button').onclick = async () => {
    for (const all = []; ; all.push(new Array(100_000).fill(all.length))) await new Promise((on) => setTimeout(on));
  };`;

/**
 * With a frame's process the browser's driver takes the whole page for lost. The page is not, and is asked past the
 * driver; each page is looked at once.
 */
describe.skipIf(mustSkip('chromium'))('An add-in whose process ends', () => {
  const windows = useWindows('crashes', [`--js-flags=--max-old-space-size=${heap}`]);
  let ada: PerchWindow;
  let url: string;
  let room: string;
  beforeAll(async () => {
    ada = await windows.opens('ada');
    await ada.choosesThisComputer('Ada');
    await ada.isConnected();
    room = await addressOf(ada.page, 'Lobby');
    url = new URL('/', ada.page.url()).href;
    await ada.page.goto('about:blank');
  });

  test('one that allocates without end is taken down alone: people go on writing, and it comes back', async () => {
    const page = await ada.page.context().newPage();
    await page.goto(url);
    await page
      .getByRole('navigation', { name: 'Followed rooms' })
      .getByRole('button', { name: /^Lobby\b/ })
      .click();
    await allows(page, room, writeAddIn(windows.folder, { name: 'Hoarder', rights: ['badge.show'], script }));
    const session = await page.context().newCDPSession(page);
    await holds(session, '[role="tab"]', '7');
    await frameOf(page).getByRole('button', { name: 'Allocate' }).click();
    await holds(session, 'body', 'does not answer any more');
    await holds(session, 'body:not(:has(.add-in-frames iframe))', '');
    await writes(session, 'said beside one that is over');
    await evaluate(
      session,
      `[...document.querySelectorAll('button')].find((one) => one.innerText === 'Reload').click()`,
    );
    await holds(session, '[role="tab"]', '7');
    await page.close();
  });
});

/** Resolves once something of this kind holds the text. */
async function holds(session: CDPSession, selector: string, text: string): Promise<void> {
  const [kind, words] = [JSON.stringify(selector), JSON.stringify(text)];
  const found = `[...document.querySelectorAll(${kind})].some((one) => one.innerText.includes(${words}))`;
  await expect.poll(() => evaluate(session, found), { timeout: 60_000 }).toBe(true);
}

async function writes(session: CDPSession, text: string): Promise<void> {
  await evaluate(session, `document.querySelector('.composer-place textarea').focus()`);
  await session.send('Input.insertText', { text });
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...enter });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
  await holds(session, '[role="log"] article:not(.pending)', text);
}

async function evaluate(session: CDPSession, expression: string): Promise<unknown> {
  const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
  return result.value;
}
