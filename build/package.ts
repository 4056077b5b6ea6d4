import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'electron-builder';
import { configuration } from './electron-builder.ts';

/**
 * `npm run package [-- --dir]`: bundles, then packs for the system that it runs on, into `out/`. `--dir` stops
 * before the installers are made.
 */
const root = join(import.meta.dirname, '..');

execFileSync(process.execPath, [join(root, 'build/bundle.ts')], { cwd: root, stdio: 'inherit' });
await build({
  projectDir: root,
  config: configuration,
  dir: process.argv.includes('--dir'),
  publish: 'never',
});
