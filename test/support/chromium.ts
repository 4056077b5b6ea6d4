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

/** Starts the system's Chromium without a window. */
export async function startChromium(args: readonly string[] = []): Promise<Browser> {
  const executablePath = findProgram('chromium') ?? findProgram('google-chrome');
  if (!executablePath) throw new Error('Chromium is not installed: apt-get install chromium');
  // Chromium's own sandbox refuses to work for root, as which CI runs.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [...quiet, ...sandbox, ...args] });
}
