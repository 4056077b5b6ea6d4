import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { chromiumOptions } from '#test/support/chromium.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { startHost } from '#test/support/host.ts';
import { Member } from '#test/support/member.ts';
import { numbers } from '#test/support/numbers.ts';
import { type Bench, type Figure, measure } from './figures.ts';

const followed = 50;

export const windowBench: Bench = {
  name: 'window',
  about: `From the start of \`chromium --app\` to the paint of ${followed} followed rooms, from the cache. The floor is a page with one line of text.`,
  run: async () => {
    const folder = temporaryFolder('bench-window');
    const data = join(folder.path, 'data');
    await fill(data);
    const floor = await blank(folder.path);
    const figure = await measure(
      async () => {
        const host = await startHost(data);
        const time = await paintOf(host.url, 'button.room-item', folder.path);
        await host.process.stop();
        return time;
      },
      { runs: 7 },
    );
    folder.remove();
    return [{ what: 'page open to rooms painted', unit: 'ms', floor, figure, target: '1.15x' }];
  },
};

/** An account on this computer that follows many rooms. */
async function fill(data: string): Promise<void> {
  const member = await Member.starts(data);
  await member.ask('account.startHere', { displayName: 'Ada' });
  for (const name of numbers('Room', followed - 3)) {
    const wanted = { name, description: '', privacy: 'Open', behavior: 'Normal' } as const;
    const { room } = await member.ask('rooms.create', wanted);
    await member.follows(room);
  }
  await member.stops();
}

async function blank(folder: string): Promise<Figure> {
  const web = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>Blank</title><p>One line of text.</p>');
  });
  web.listen(0, '127.0.0.1');
  await once(web, 'listening');
  const address = web.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
  const floor = await measure(() => paintOf(url, 'p', folder), { runs: 7 });
  web.close();
  return floor;
}

let profiles = 0;

/** Starts a browser of its own; milliseconds until what is looked for, and the largest thing beside it, was painted. */
async function paintOf(url: string, lookFor: string, folder: string): Promise<number> {
  const start = performance.timeOrigin + performance.now();
  const options = chromiumOptions([`--app=${url}`]);
  const browser = await chromium.launchPersistentContext(join(folder, `profile${profiles++}`), options);
  const page = browser.pages()[0] ?? (await browser.waitForEvent('page'));
  await page.locator(lookFor).first().waitFor();
  const painted = await paintedAt(page);
  await browser.close();
  return painted - start;
}

/** What the window draws first, it draws in one piece: its largest part was painted with the rooms. */
function paintedAt(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const last = list.getEntries().at(-1);
          if (last) resolve(performance.timeOrigin + last.startTime);
        }).observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
}
