import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { buildAddIn } from '#build/add-in/build-add-in.ts';
import { startChromium } from '#test/support/chromium.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import type { Measures } from './add-ins/page/main.ts';
import { type Bench, type Figure, figure } from './figures.ts';

const at = (name: string): string => join(import.meta.dirname, 'add-ins', name);
/** What an add-in's page does at the least: what a port brings goes back, of batches as the add-in answers them. */
const bare = `<script>
  onmessage = ({ ports: [port] }) => {
    port.onmessage = ({ data }) => {
      const messages = data.body.messages;
      if (!messages) port.postMessage(data);
      else if (messages[0].key % 2000 === 0) port.postMessage(messages[0].key / 100);
    };
  };
  parent.postMessage('here', '*');
</script>`;
const types = { '.html': 'text/html', '.js': 'text/javascript' };

export const addInsBench: Bench = {
  name: 'add-ins',
  about:
    'Frames of add-ins with everything between them and the window: handshake, checks at both ends, limits. Floors: a Worker that echoes, a bare port, and a frame of our own origin.',
  run: async () => {
    const folder = temporaryFolder('bench-add-ins');
    const [page, frame] = [join(folder.path, 'page'), join(folder.path, 'frame')];
    await buildAddIn(at('frame'), frame);
    await build({
      configFile: false,
      root: at('page'),
      base: './',
      logLevel: 'warn',
      build: { outDir: page, emptyOutDir: true, target: 'chrome140' },
    });
    writeFileSync(join(page, 'plain.html'), '<script>parent.postMessage("here", "*")</script>');
    for (const place of [page, frame]) writeFileSync(join(place, 'bare.html'), bare);
    writeFileSync(join(page, 'worker.js'), 'onmessage = ({ data }) => postMessage(data)');
    const site = await serve(page, frame);
    const browser = await startChromium();
    const tab = await browser.newPage();
    await tab.goto(site.url);
    const measures = await tab.evaluateHandle<Measures>('measures');
    const ask = (name: keyof Measures, count: number): Promise<readonly number[]> =>
      measures.evaluate((all, [what, times]) => all[what](times), [name, count] as const);
    await ask('roundTrips', 50);
    const worker = await ask('worker', 500);
    const port = await ask('barePort', 500);
    const trips = await ask('roundTrips', 500);
    const plainBatches = await ask('bareBatches', 5);
    const batches = await ask('batches', 5);
    const plain = await ask('plainFrame', 15);
    const ready = await ask('ready', 15);
    const fanOut = await ask('fanOut', 400);
    const hanging = await ask('besideOneThatHangs', 200);
    const floods = await ask('floods', 5);
    await browser.close();
    site.close();
    folder.remove();
    const [p50, p99] = [at50(trips), at99(trips)];
    return [
      { what: 'round trip of 1 KB, p50', unit: 'ms', floor: at50(worker), figure: p50, target: '2x' },
      { what: 'round trip of 1 KB, p99', unit: 'ms', floor: at99(worker), figure: p99, target: '2x' },
      { what: 'of a bare port into such a frame, p50', unit: 'ms', floor: at50(port), figure: p50 },
      { what: 'of a bare port into such a frame, p99', unit: 'ms', floor: at99(port), figure: p99 },
      {
        what: 'told in batches of 100',
        unit: 'per second',
        floor: figure(plainBatches),
        figure: figure(batches),
        target: '0.95x',
      },
      {
        what: 'from nothing to ready',
        unit: 'ms',
        floor: figure(plain),
        figure: figure(ready),
        target: '2x',
      },
      { what: 'told to five at 200 a second, answered, p50', unit: 'ms', floor: p50, figure: at50(fanOut) },
      { what: 'told to five at 200 a second, answered, p99', unit: 'ms', floor: p99, figure: at99(fanOut) },
      {
        what: 'round trip while another hangs, p50',
        unit: 'ms',
        floor: p50,
        figure: at50(hanging),
        target: '5x',
      },
      {
        what: 'longest without a frame while one floods',
        unit: 'ms',
        figure: figure(floods),
        target: '50 ms',
      },
    ];
  },
};

/** The page's clock goes by tenths: the middle is taken of twenty at a time. */
function at50(values: readonly number[]): Figure {
  const groups = Array.from({ length: Math.floor(values.length / 20) }, (_, at) =>
    values.slice(at * 20, at * 20 + 20),
  );
  return figure(groups.map((group) => group.reduce((sum, value) => sum + value, 0) / group.length));
}

const at99 = (values: readonly number[]): Figure => quantile(values, 0.99);

function quantile(values: readonly number[], part: number): Figure {
  const sorted = values.toSorted((a, b) => a - b);
  return figure([sorted[Math.floor(sorted.length * part)] ?? Number.NaN]);
}

/** The page at `localhost`, and the same add-in on as many sites as are asked for. */
async function serve(
  page: string,
  frame: string,
): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const { host = '' } = request.headers;
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = join(host.startsWith('echo') ? frame : page, pathname === '/' ? 'index.html' : pathname);
    const type = Object.entries(types).find(([ending]) => ending === extname(file))?.[1] ?? 'text/plain';
    response
      .writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' })
      .end(readFileSync(file));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // A server that listens on TCP has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
