import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { startChromium } from './chromium.ts';
import type { FakeHost, FakeHostOptions } from './fake-host.ts';
import { fakePage } from './fake-page.ts';

declare global {
  interface Window {
    /** The host behind the page of test/fixtures/window. */
    readonly host: FakeHost;
  }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** As both hosts send it. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'";

const viewport = { width: 1280, height: 800 };
const patience = 60_000;

/** The real window over a host in memory, built and served as the hosts do, in a real browser. */
export interface FakeWindow {
  /**
   * The page, as if it were new; there is one at a time. It is loaded anew where that can be, which costs a third of a
   * new one: the window itself keeps nothing in the browser. What the browser complained of is in `complaints`.
   */
  readonly open: (options?: FakeHostOptions, how?: BrowserContextOptions) => Promise<Page>;
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** One for the tests around this call: there from the first of them until the last. */
export function useFakeWindow(): Pick<FakeWindow, 'open' | 'complaints'> {
  let started: FakeWindow | undefined;
  beforeAll(async () => {
    started = await startFakeWindow();
  });
  afterAll(() => started?.close());
  const window = (): FakeWindow => {
    if (started === undefined) throw new Error('the window is there while tests run, not before');
    return started;
  };
  return {
    open: (...asked) => window().open(...asked),
    get complaints() {
      return window().complaints;
    },
  };
}

export async function startFakeWindow(): Promise<FakeWindow> {
  const site = await serve(fakePage());
  const browser: Browser = await startChromium();
  const complaints: string[] = [];
  let shown: { readonly page: Page; readonly how: string } | undefined;
  const pageFor = async (how: BrowserContextOptions): Promise<Page> => {
    if (shown && !shown.page.isClosed() && shown.how === JSON.stringify(how)) return renew(shown.page, how);
    await shown?.page.context().close();
    const context = await browser.newContext({ viewport, ...how });
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    page.on('console', (told) => {
      if (told.type() === 'error') complaints.push(told.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    shown = { page, how: JSON.stringify(how) };
    return page;
  };
  return {
    complaints,
    open: async (options = {}, how = {}) => {
      const page = await pageFor(how);
      await page.goto(`${site.url}?options=${encodeURIComponent(JSON.stringify(options))}`);
      await page.waitForFunction(() => document.querySelector('.shell, .sign-in') !== null);
      return page;
    },
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
}

/** Undoes what a test may have done to its page, beyond what is in it. */
async function renew(page: Page, how: BrowserContextOptions): Promise<Page> {
  const { colorScheme = 'light', reducedMotion = 'no-preference', permissions = [] } = how;
  const context = page.context();
  for (const other of context.pages()) if (other !== page) await other.close();
  await page.mouse.move(-1, -1);
  await page.setViewportSize(how.viewport ?? viewport);
  await page.emulateMedia({ colorScheme, reducedMotion });
  await context.clearPermissions();
  await context.grantPermissions([...permissions]);
  return page;
}

async function serve(folder: string): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = join(folder, normalize(pathname === '/' ? '/index.html' : pathname));
    const found = await stat(path).catch(() => undefined);
    const type = types[extname(path)];
    if (!found?.isFile() || type === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': type, 'content-security-policy': policy });
    createReadStream(path).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
