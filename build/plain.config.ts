import { join } from 'node:path';
import { nodeBundle } from './node-bundle.ts';

const root = join(import.meta.dirname, '..');

/** The plain host and the server that it starts beside itself: two files start faster than three hundred. */
export const plainBundle = nodeBundle(
  'plain',
  {
    plain: join(root, 'electron/plain.ts'),
    server: join(root, 'electron/server/main.ts'),
    'history-reader': join(root, 'electron/history/reader/thread.ts'),
  },
  'es',
  'js',
);
