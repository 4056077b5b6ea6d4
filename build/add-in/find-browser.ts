import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The Chromium of this machine, and how it is started without a window. */
export function findBrowser(): { readonly executablePath: string; readonly args: string[] } {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const executablePath = ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('This needs Chromium or Chrome, and finds neither.');
  // Its own sandbox refuses to work for root.
  return { executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] };
}
