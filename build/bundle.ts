import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { buildSamples, sampleNames } from './add-ins.ts';
import { desktopBundle, preloadBundle } from './desktop.config.ts';
import { plainBundle, plainProgram } from './plain.config.ts';
import { isStale } from './stale.ts';

const root = join(import.meta.dirname, '..');
const at = (...paths: readonly string[]): readonly string[] => paths.map((path) => join(root, path));

/** What is built out of what, in one go. */
interface Bundle {
  readonly folder: string;
  /** Written by the build, and so as old as it. */
  readonly output: string;
  readonly sources: readonly string[];
  readonly configs: () => Promise<readonly InlineConfig[]>;
}

const always = ['build/bundle.ts', 'build/node-bundle.ts', 'package-lock.json'];

export const rendererBundle: Bundle = {
  folder: join(root, 'dist/renderer'),
  output: join(root, 'dist/renderer/index.html'),
  sources: at(
    'renderer',
    'electron/bridge/contract.ts',
    'electron/bridge/contract',
    'addins/contract.ts',
    'addins/checks',
    'build/vite.renderer.ts',
    ...always,
  ),
  configs: async () => {
    const { rendererConfig } = await import('./vite.renderer.ts');
    return [rendererConfig()];
  },
};

export const electronBundle: Bundle = {
  folder: join(root, 'dist/desktop'),
  output: join(root, 'dist/desktop/preload.cjs'),
  sources: at('electron', 'build/desktop.config.ts', ...always),
  configs: async () => [desktopBundle, preloadBundle],
};

export const plainHostBundle: Bundle = {
  folder: join(root, 'dist/plain'),
  output: plainProgram.entry,
  sources: at('electron', 'build/plain.config.ts', ...always),
  configs: async () => [plainBundle],
};

/**
 * Builds what is stale, or all of it; says nothing where there is nothing to do, and then does not load what it builds
 * with: that takes longer than Perch itself.
 */
export async function bundle(bundles: readonly Bundle[], options: { readonly onlyStale: boolean }) {
  for (const { folder, output, sources, configs } of bundles) {
    if (options.onlyStale && !isStale(output, sources)) continue;
    rmSync(folder, { recursive: true, force: true });
    const { build } = await import('vite');
    for (const config of await configs()) await build(config);
  }
}

const samples = join(root, 'dist', 'add-ins');

/** The add-ins that Perch brings along. */
export async function bundleSamples(options: { readonly onlyStale: boolean }): Promise<void> {
  const output = join(samples, sampleNames.at(-1) ?? '', 'index.html');
  if (options.onlyStale && !isStale(output, at('addins', 'build/add-in', ...always))) return;
  await buildSamples(samples);
}

if (import.meta.main) {
  const onlyStale = process.argv.includes('--if-stale');
  // The tests run from the sources; they need the page alone.
  const bundles = onlyStale ? [rendererBundle] : [rendererBundle, electronBundle, plainHostBundle];
  await bundle(bundles, { onlyStale });
  if (!onlyStale) await bundleSamples({ onlyStale });
}
