import { join } from 'node:path';
import type { InlineConfig } from 'vite';

const root = join(import.meta.dirname, '..');

/** What is not bundled: Electron itself, a native library, and an updater that looks for Electron by itself. */
const external = ['electron', 'better-sqlite3', 'electron-updater'];
/** `ws` asks for these and does without. */
const optional = ['bufferutil', 'utf-8-validate'];

function bundle(
  entries: Readonly<Record<string, string>>,
  format: 'es' | 'cjs',
  extension: string,
): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      outDir: 'dist/desktop',
      // Three entries in two formats share the folder: `bundle.ts` empties it once.
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: { ...entries },
        external: [...external, ...optional],
        output: {
          format,
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `[name]-[hash].${extension}`,
        },
      },
    },
  };
}

/** The desktop's entry and the server that it starts beside itself. */
export const desktopBundle = bundle(
  { main: join(root, 'electron/main.ts'), server: join(root, 'electron/server/main.ts') },
  'es',
  'js',
);

/** A sandboxed preload script has no module loader: one CommonJS file. */
export const preloadBundle = bundle({ preload: join(root, 'electron/preload.ts') }, 'cjs', 'cjs');
