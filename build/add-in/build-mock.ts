import { join } from 'node:path';
import { build } from 'vite';

/** Builds the page that stands for Perch. */
export async function buildMock(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'mock'),
    base: './',
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, target: 'chrome140', reportCompressedSize: false },
  });
}
