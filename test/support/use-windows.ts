import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { ChatServer, PersonName } from './chat-server.ts';
import { startChromium } from './chromium.ts';
import { type TemporaryFolder, temporaryFolder } from './folder.ts';
import { PerchWindow } from './window.ts';

/** A browser, and a folder of the tests around the call, from the first of them until the last. */
export interface Windows {
  readonly browser: Browser;
  readonly folder: string;
  /** Perch with a data directory of this name, which it may have had before. It closes after the last test. */
  opens(name: string, args?: readonly string[]): Promise<PerchWindow>;
  /** The same, signed in with an account of that name. */
  signsIn(server: ChatServer, name: PersonName): Promise<PerchWindow>;
}

export function useWindows(name: string, flags: readonly string[] = []): Windows {
  const opened: PerchWindow[] = [];
  let started: { readonly browser: Browser; readonly folder: TemporaryFolder } | undefined;
  const now = () => {
    if (started === undefined) throw new Error('a browser is there while tests run, not before');
    return started;
  };
  beforeAll(async () => {
    started = { browser: await startChromium(flags), folder: temporaryFolder(name) };
  });
  afterAll(async () => {
    await Promise.all(opened.map((window) => window.closes()));
    await started?.browser.close();
    started?.folder.remove();
  });
  const opens: Windows['opens'] = async (data, args) => {
    const window = await PerchWindow.opens(now().browser, join(now().folder.path, data), args);
    opened.push(window);
    return window;
  };
  return {
    get browser() {
      return now().browser;
    },
    get folder() {
      return now().folder.path;
    },
    opens,
    signsIn: async (server, who) => {
      const window = await opens(who);
      await window.signsIn(await server.account(who), server.webSocket);
      await window.isConnected();
      return window;
    },
  };
}
