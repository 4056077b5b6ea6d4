import { join } from 'node:path';
import { nodeBundle } from './node-bundle.ts';

const root = join(import.meta.dirname, '..');

/** The desktop's entry and the server that it starts beside itself. */
export const desktopBundle = nodeBundle(
  'desktop',
  {
    main: join(root, 'electron/main.ts'),
    server: join(root, 'electron/server/main.ts'),
    'history-reader': join(root, 'electron/history/reader/thread.ts'),
  },
  'es',
  'js',
);

/** A sandboxed preload script has no module loader: one CommonJS file. */
export const preloadBundle = nodeBundle(
  'desktop',
  { preload: join(root, 'electron/preload.ts') },
  'cjs',
  'cjs',
);
