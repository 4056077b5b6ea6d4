import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { password } from '#test/support/chat-server.ts';
import { startChromium } from '#test/support/chromium.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { PerchWindow } from '#test/support/window.ts';
import { type Bench, measure } from './figures.ts';
import { LoadClient } from './load/client.ts';

export const arrivalBench: Bench = {
  name: 'arrival',
  about:
    'A message from the socket of a bare client in the same room, which is the floor, to the paint in the window: both counted from the moment of saying it.',
  run: async () => {
    const folder = temporaryFolder('bench-arrival');
    const server = await startPerchServer({ users: ['bare'] });
    const browser = await startChromium();
    const ana = await Person.signsIn(server, 'ana');
    const room = await ana.opens({ name: 'Desk', privacy: 'Open' });
    const bare = await LoadClient.signIn(server.webSocket, 'bare', password);
    await bare.joins(room);
    const ben = await PerchWindow.opens(browser, join(folder.path, 'ben'));
    await ben.signsIn(await server.account('ben'), server.webSocket);
    await ben.findsAndFollows('Desk');

    let count = 0;
    const socket: number[] = [];
    const painted = await measure(
      async () => {
        const text = `arrival ${count++}`;
        const onSocket = arrivesAt(bare, text);
        const onScreen = paintedAt(ben.page, text);
        const start = now();
        await ana.says(room, text);
        socket.push((await onSocket) - start);
        return (await onScreen) - start;
      },
      { warmUp: 5, runs: 41 },
    );
    const floor = await measure(async () => socket.pop() ?? Number.NaN, { warmUp: 0, runs: 41 });
    await ana.leaves();
    bare.close();
    await ben.closes();
    await browser.close();
    await server.stop();
    folder.remove();
    return [
      { what: 'said to painted', unit: 'ms', floor, figure: painted, target: 'two frames over the floor' },
    ];
  },
};

function now(): number {
  return performance.timeOrigin + performance.now();
}

function arrivesAt(client: LoadClient, text: string): Promise<number> {
  return new Promise((resolve) => {
    client.onFrame = (frame) => {
      if (frame.includes(`${text}<`)) resolve(now());
    };
  });
}

/** The frame after the one that first holds the text. */
function paintedAt(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const last = [...document.querySelectorAll('article .text')].at(-1);
          if (last?.textContent !== wanted) return;
          observer.disconnect();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            // After this frame's paint (a task that the frame itself queued).
            port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
            port2.postMessage(null);
          });
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    text,
  );
}
