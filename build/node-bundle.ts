import { join } from 'node:path';
import type { InlineConfig } from 'vite';

const root = join(import.meta.dirname, '..');

/** What is not bundled: Electron itself, a native library, and an updater that looks for Electron by itself. */
const external = ['electron', 'better-sqlite3', 'electron-updater'];
/** `ws` asks for these and does without. */
const optional = ['bufferutil', 'utf-8-validate'];

/**
 * How programs for Node are bundled, into `dist/FOLDER`. As CommonJS: Node loads it sooner than modules, and of Node's
 * own an import reads every export, which one may ask nothing else for. A sandboxed preload script has to be that.
 */
export function nodeBundle(folder: string, entries: Readonly<Record<string, string>>): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      outDir: `dist/${folder}`,
      // Bundles may share the folder: `bundle.ts` empties it once.
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: { ...entries },
        external: [...external, ...optional],
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
        },
      },
    },
  };
}
