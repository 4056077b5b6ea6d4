import type { Page } from 'playwright-core';
import { buildFakePage } from '#test/support/fake-page.ts';
import { startFakeWindow } from '#test/support/fake-window.ts';
import { type Bench, type Figure, figure, type Row } from './figures.ts';

const sizes = [100, 1000, 10_000];
const words = 'harbour pilots and lighthouse keepers';
const rounds = 5;

export const directoryWindowBench: Bench = {
  name: 'directory-window',
  about:
    'From a key in the field of the directory to the frame that shows it, while the rooms found stand below it: the whole window in a browser, over a host in memory. The floor is a bare field in a page of its own.',
  run: async () => {
    const undo = await buildFakePage();
    const window = await startFakeWindow();
    try {
      const blank = await window.open({ rooms: 1, messages: 10 });
      await blank.setContent('<!doctype html><input>');
      const floor = await keys(blank, 'input');
      const rows: Row[] = [];
      for (const size of sizes) {
        const page = await window.open({ rooms: 1, messages: 10, directory: size });
        await page.getByRole('button', { name: 'Find or create a room' }).click();
        await page.getByRole('list', { name: 'Rooms found' }).waitFor();
        const said = `a key, ${size.toLocaleString('en')} rooms`;
        rows.push({ what: said, unit: 'ms', floor, figure: await keys(page, '[role=dialog] input') });
        await page.context().close();
      }
      return rows;
    } finally {
      await window.close();
      undo();
    }
  },
};

/** Types words several times over, and takes the time of each key until its frame was painted. */
async function keys(page: Page, selector: string): Promise<Figure> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const taken = await page.locator(selector).first().evaluate(typed, words);
    // The first round warms up.
    if (round > 0) times.push(...taken);
  }
  return figure(times);
}

/** In the page: what a frame takes beside the wait for the display is not in it. */
async function typed(field: Element, text: string): Promise<number[]> {
  const painted = (): Promise<number> =>
    new Promise((resolve) =>
      requestAnimationFrame((began) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now() - began);
        channel.port2.postMessage(null);
      }),
    );
  if (!(field instanceof HTMLInputElement)) return [];
  field.focus();
  field.select();
  const times: number[] = [];
  for (const letter of text) {
    await painted();
    const start = performance.now();
    document.execCommand('insertText', false, letter);
    const script = performance.now() - start;
    times.push(script + (await painted()));
  }
  return times;
}
