import { join } from 'node:path';
import { build } from 'vite';
import { rendererConfig } from '#build/vite.renderer.ts';
import { temporaryFolder } from './folder.ts';
import { projectRoot } from './project.ts';

const variable = 'PERCH_FAKE_PAGE';

/** Where the page over a host in memory lies, as built by `buildFakePage`. */
export function fakePage(): string {
  const folder = process.env[variable];
  if (folder === undefined) throw new Error('Call buildFakePage first.');
  return folder;
}

/** Builds the window over a host in memory, for this process and its children. Returns its undo. */
export async function buildFakePage(): Promise<() => void> {
  const folder = temporaryFolder('window');
  // As people get it: under Vitest the bundler would take React's slow double for development.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  await build(rendererConfig(folder.path, join(projectRoot, 'test/fixtures/window')));
  process.env.NODE_ENV = before;
  process.env[variable] = folder.path;
  return () => folder.remove();
}

/** Vitest calls it once for all files of the ring. */
export const setup = buildFakePage;
