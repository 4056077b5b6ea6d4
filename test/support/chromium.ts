import { type Browser, chromium } from 'playwright-core';
import { findProgram } from './programs.ts';

/** What keeps a browser from calling home, which fails noisily on a closed network. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How the system's Chromium is started without a window. */
export function chromiumOptions(args: readonly string[] = []): { executablePath: string; args: string[] } {
  const executablePath = findProgram('chromium') ?? findProgram('google-chrome');
  if (!executablePath) throw new Error('Chromium is not installed: apt-get install chromium');
  // Chromium's own sandbox refuses to work for root, as which CI runs.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { executablePath, args: [...quiet, ...sandbox, ...args] };
}

export function startChromium(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch(chromiumOptions(args));
}
