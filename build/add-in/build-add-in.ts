import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';

/** What an add-in says of itself, beside its page. */
export const manifestName = 'perch-addin.json';

const sdk = join(import.meta.dirname, '..', '..', 'addins', 'sdk', 'index.ts');

/** How an add-in is bundled: files only, nothing inline, so that a strict policy lets it run. */
export function addInConfig(folder: string, outDir: string): InlineConfig {
  return {
    configFile: false,
    root: folder,
    base: './',
    logLevel: 'warn',
    // In a folder of its own the package is not installed yet.
    resolve: { alias: { 'perch-addin': sdk } },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      modulePreload: false,
      reportCompressedSize: false,
    },
  };
}

/** Builds an add-in's folder into one that can be installed. */
export async function buildAddIn(folder: string, outDir: string): Promise<void> {
  const manifest = join(folder, manifestName);
  if (!existsSync(manifest)) throw new Error(`There is no ${manifestName} in ${folder}.`);
  await build(addInConfig(folder, outDir));
  cpSync(manifest, join(outDir, manifestName));
}
