import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** How the page is bundled: files only, nothing inline, so that its content policy can be strict. */
export function rendererConfig(
  outDir = fromRoot('dist/renderer'),
  root = fromRoot('renderer'),
): InlineConfig {
  return {
    configFile: false,
    root,
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome140',
      // A data address in place of a file would need a wider policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // What the first screen needs comes in one piece, not in some forty that later ones share with it.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 600,
    },
  };
}
