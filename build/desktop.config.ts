import { join } from 'node:path';
import { nodeBundle } from './node-bundle.ts';

const root = join(import.meta.dirname, '..');

/** The desktop's entry and the server that it starts beside itself. */
export const desktopBundle = nodeBundle('desktop', {
  main: join(root, 'electron/main.ts'),
  server: join(root, 'electron/server/main.ts'),
  'history-reader': join(root, 'electron/history/reader/thread.ts'),
});

/** A sandboxed preload script has no module loader: one file by itself. */
export const preloadBundle = nodeBundle('desktop', { preload: join(root, 'electron/preload.ts') });
