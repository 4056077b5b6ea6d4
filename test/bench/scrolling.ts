import type { Page } from 'playwright-core';
import { buildFakePage } from '#test/support/fake-page.ts';
import { type FakeWindow, startFakeWindow } from '#test/support/fake-window.ts';
import { frames, openRoom } from '#test/support/window-page.ts';
import { type Bench, type Figure, figure, measure, type Row } from './figures.ts';

const messages = 100_000;
const runs = 5;
/** Milliseconds of one frame at 60 Hz. */
const frame = 1000 / 60;

export const scrollingBench: Bench = {
  name: 'scrolling',
  about: `A room of ${messages.toLocaleString('en')} messages in a real browser: opened, flung upwards at 8,000 px/s while pages arrive above, and written to 200 times a second. The host stands in the page, so that its own work counts as well. The floor of a fling is the same one over rows that stand still.`,
  run: async () => {
    const undo = await buildFakePage();
    const fake = await startFakeWindow();
    const rows = [...(await opening(fake)), ...(await flinging(fake)), ...(await listening(fake))];
    await fake.close();
    undo();
    return rows;
  },
};

async function opening(fake: FakeWindow): Promise<readonly Row[]> {
  const page = await fake.open({ messages });
  await openRoom(page, /^Rates/);
  const work = await mainThread(page);
  const times = async (once: () => Promise<number>) => {
    const busy: number[] = [];
    const time = await measure(
      async () => {
        // What the room before has left to do is its own.
        await frames(page, 20);
        const { answer, milliseconds } = await work(once);
        busy.push(milliseconds);
        return answer;
      },
      { warmUp: 3, runs: 15 },
    );
    return { time, busy: figure(busy.slice(3)) };
  };
  const floor = await times(() => page.evaluate(paintsRows));
  const pressed = await times(() => page.evaluate(opensRoom, 'pointer' as const));
  const entered = await times(() => page.evaluate(opensRoom, 'key' as const));
  await page.context().close();
  return [
    {
      what: 'room opened to painted; floor: 50 rows',
      unit: 'ms',
      floor: floor.time,
      figure: pressed.time,
      target: '1.15x',
    },
    { what: 'the same by a key', unit: 'ms', floor: floor.time, figure: entered.time, target: '1.15x' },
    { what: 'room opened: work of the main thread', unit: 'ms', floor: floor.busy, figure: pressed.busy },
  ];
}

async function flinging(fake: FakeWindow): Promise<readonly Row[]> {
  const page = await fake.open({ messages });
  const work = await mainThread(page);
  await openRoom(page, /^Desk,/);
  const still = await work(() => page.evaluate(flingsStill));
  const flung: { readonly answer: Fling; readonly milliseconds: number }[] = [];
  for (let run = 0; run < runs; run += 1) {
    // What was loaded before is not held any more.
    await openRoom(page, /^Rates/);
    await openRoom(page, /^Desk,/);
    await frames(page, 30);
    flung.push(await work(() => page.evaluate(flings)));
  }
  await page.context().close();
  const each = (of: (fling: Fling) => number): Figure => figure(flung.map(({ answer }) => of(answer)));
  return [
    {
      what: 'flung: work of the main thread per frame',
      unit: 'ms',
      floor: figure([still.milliseconds / still.answer.length]),
      figure: figure(flung.map(({ answer, milliseconds }) => milliseconds / answer.times.length)),
      target: '3.3 ms',
    },
    {
      what: 'flung: frame begun to drawn, p99',
      unit: 'ms',
      floor: figure([quantile(still.answer, 0.99)]),
      figure: each(({ times }) => quantile(times, 0.99)),
      target: '16.7 ms',
    },
    {
      what: 'flung: frames over budget',
      unit: '%',
      floor: figure([overBudget(still.answer)]),
      figure: each(({ times }) => overBudget(times)),
      target: '1 %',
    },
    { what: 'flung: frames with nothing to see', unit: '', figure: each(({ blank }) => blank), target: '0' },
    {
      what: 'flung: drift of what is read, most',
      unit: 'px',
      figure: each(({ drift }) => drift),
      target: '0',
    },
    { what: 'flung: pages that arrived above', unit: '', figure: each(({ pages }) => pages) },
  ];
}

async function listening(fake: FakeWindow): Promise<readonly Row[]> {
  const page = await fake.open({ messages: 5000 });
  const work = await mainThread(page);
  await openRoom(page, /^Desk,/);
  const share = await measure(
    async () => {
      const { answer, milliseconds } = await work(() => page.evaluate(hears));
      return milliseconds / answer;
    },
    { runs },
  );
  await page.context().close();
  return [
    { what: '200 messages a second: of the main thread', unit: 'share', figure: share, target: '0.20' },
  ];
}

/** Measures the work of the page's main thread in time of the processor: what else the machine does counts little. */
async function mainThread(page: Page) {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Performance.enable', { timeDomain: 'threadTicks' });
  const seconds = async (): Promise<number> => {
    const { metrics } = await browser.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  return async <T>(during: () => Promise<T>): Promise<{ answer: T; milliseconds: number }> => {
    const before = await seconds();
    const answer = await during();
    return { answer, milliseconds: ((await seconds()) - before) * 1000 };
  };
}

function overBudget(times: readonly number[]): number {
  return (100 * times.filter((time) => time > frame).length) / times.length;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

interface Fling {
  /** Milliseconds from the beginning of each frame until it was drawn. */
  readonly times: readonly number[];
  readonly blank: number;
  readonly drift: number;
  readonly pages: number;
}

/** Three seconds upwards. A message in sight goes down by what was scrolled, frame by frame, and by nothing else. */
async function flings(): Promise<Fling> {
  const log = document.querySelector('[role="log"]');
  const pagesAsked = () => window.host.asked.filter(({ name }) => name === 'messages.page').length;
  const before = pagesAsked();
  const times: number[] = [];
  let [blank, drift] = [0, 0];
  window.host.delay = 20;
  for (let each = 0; each < 180 && log; each += 1) {
    const watched = document.elementFromPoint(700, 160)?.closest('article');
    const top = watched?.getBoundingClientRect().top ?? Number.NaN;
    const way = Math.min(133, log.scrollTop);
    log.scrollTop -= way;
    times.push(
      await new Promise<number>((drawn) => {
        requestAnimationFrame((begun) => {
          const { port1, port2 } = new MessageChannel();
          // After this frame was drawn: a task that the frame itself queued.
          port1.onmessage = () => drawn(performance.now() - begun);
          port2.postMessage(null);
        });
      }),
    );
    if (watched?.isConnected)
      drift = Math.max(drift, Math.abs(watched.getBoundingClientRect().top - top - way));
    if (!document.elementFromPoint(700, 400)?.closest('.row')) blank += 1;
  }
  window.host.delay = 0;
  return { times, blank, drift, pages: pagesAsked() - before };
}

/** The same over rows that nobody changes. */
async function flingsStill(): Promise<readonly number[]> {
  const log = document.querySelector('[role="log"]');
  const list = document.createElement('div');
  list.style.cssText = 'position: fixed; inset: 60px 100px 100px 300px; overflow: auto; background: white';
  list.innerHTML = (log?.querySelector('.rows')?.innerHTML ?? '')
    .replaceAll('position: absolute', '')
    .repeat(20);
  for (const row of list.querySelectorAll<HTMLElement>('.row')) row.style.cssText = 'position: static';
  document.body.append(list);
  list.scrollTop = list.scrollHeight;
  const times: number[] = [];
  for (let each = 0; each < 180; each += 1) {
    list.scrollTop -= 133;
    times.push(
      await new Promise<number>((drawn) => {
        requestAnimationFrame((begun) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => drawn(performance.now() - begun);
          port2.postMessage(null);
        });
      }),
    );
  }
  list.remove();
  return times;
}

/**
 * From the click on a room until the frame that shows its newest message was drawn. A finger rests on a pointer's button
 * for some 60 ms before it is a click; a key clicks at once.
 */
async function opensRoom(by: 'pointer' | 'key'): Promise<number> {
  const items = [...document.querySelectorAll<HTMLElement>('button.room-item')];
  const item = items.find(
    (one) => one.getAttribute('aria-current') !== 'page' && /^(Desk|Rates)\b/.test(one.innerText),
  );
  const before = document.querySelector('[role="log"]');
  if (by === 'pointer') {
    item?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await new Promise((released) => setTimeout(released, 60));
  }
  const start = performance.now();
  item?.click();
  return new Promise((painted) => {
    requestAnimationFrame(function look() {
      const log = document.querySelector('[role="log"]');
      if (!log || log === before || !log.querySelector('article')) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => painted(performance.now() - start);
      port2.postMessage(null);
    });
  });
}

/** The same rows as text that the browser reads at once, and from as far within a frame as a press may come. */
async function paintsRows(): Promise<number> {
  const html = document.querySelector('.rows')?.innerHTML ?? '';
  const place = document.createElement('div');
  place.style.cssText = 'position: fixed; inset: 60px 0 0 300px; overflow: auto; background: white';
  document.body.append(place);
  await new Promise((later) => setTimeout(later, 20 + 17 * Math.random()));
  const start = performance.now();
  place.innerHTML = html;
  const time = await new Promise<number>((painted) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => painted(performance.now() - start);
      port2.postMessage(null);
    });
  });
  place.remove();
  return time;
}

/** Three seconds of a very busy room, at its end; answers how many milliseconds they were. */
async function hears(): Promise<number> {
  const [room = ''] = [...window.host.rooms.keys()];
  const start = performance.now();
  for (let said = 0; performance.now() - start < 3000; ) {
    await new Promise((drawn) => requestAnimationFrame(drawn));
    for (; said < ((performance.now() - start) / 1000) * 200; said += 1)
      window.host.say(room, `message ${said} of many`);
  }
  return performance.now() - start;
}
