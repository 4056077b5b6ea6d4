import { join } from 'node:path';
import { nodeBundle } from './node-bundle.ts';

const root = join(import.meta.dirname, '..');

/** The plain host and the server that it starts beside itself: two files start faster than three hundred. */
export const plainBundle = nodeBundle('plain', {
  plain: join(root, 'electron/plain.ts'),
  server: join(root, 'electron/server/main.ts'),
  'history-reader': join(root, 'electron/history/reader/thread.ts'),
});

/**
 * How the built host is run. What Node compiles is kept beside it, for the next start, until it is built anew. Not on
 * the desktop, which runs nothing but its sealed archive.
 */
export const plainProgram = {
  entry: join(root, 'dist/plain/plain.cjs'),
  env: { NODE_COMPILE_CACHE: join(root, 'dist/plain/compiled') },
} as const;
