import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type RunningChild, startChild } from './child.ts';
import { projectRoot } from './project.ts';

/** An Electron that can be started here, or why there is none. */
export type ElectronHere =
  | { readonly command: string; readonly args: readonly string[]; readonly packed: boolean }
  | { readonly missing: string };

/** The packed app that PERCH_PACKED names, else the bare Electron of the checkout. Never fetches anything. */
export function findElectron(): ElectronHere {
  const { PERCH_PACKED: packed, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.getuid?.() === 0) return { missing: 'Electron does not run as root' };
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return { missing: 'no display' };
  if (packed) return { command: packed, args: [], packed: true };
  const folder = join(projectRoot, 'node_modules/electron');
  const pathFile = join(folder, 'path.txt');
  const program = existsSync(pathFile) ? join(folder, 'dist', readFileSync(pathFile, 'utf8')) : '';
  if (!existsSync(program)) return { missing: 'no Electron binary; npx install-electron fetches it' };
  return { command: program, args: [projectRoot], packed: false };
}

export interface RunningDesktop {
  readonly page: Page;
  /** Asks it to end, as a system that shuts down does (on Windows: ends it), and waits until it is gone. */
  quit(): Promise<void>;
}

/**
 * Starts the desktop and takes hold of its page over Chromium's debugging port. Playwright's own way of starting
 * Electron needs the inspector of Node, which the fuses of the packed app switch off.
 */
export async function startDesktop(
  { command, args }: { readonly command: string; readonly args: readonly string[] },
  data: string,
): Promise<RunningDesktop> {
  const child = startChild(command, [...args, '--remote-debugging-port=0', '--data', data]);
  const [, address = ''] = await child.printed(/DevTools listening on (ws:\S+)/);
  await child.printed(/Perch is ready: perch:/);
  const browser = await chromium.connectOverCDP(address);
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error(`The desktop opened no page. It printed:\n${child.output()}`);
  return { page, quit: () => quit(browser, child) };
}

async function quit(browser: Browser, child: RunningChild): Promise<void> {
  await browser.close();
  await child.stop();
}
