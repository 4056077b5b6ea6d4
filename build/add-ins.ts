import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const samples = join(import.meta.dirname, '..', 'addins', 'samples');

/** The samples, by name. */
export const sampleNames: readonly string[] = readdirSync(samples).filter((name) => name !== 'shared');

/** Builds samples into folders of `out`, each ready to be installed. */
export async function buildSamples(out: string, names: readonly string[] = sampleNames): Promise<void> {
  const { buildAddIn } = await import('./add-in/build-add-in.ts');
  for (const name of names) await buildAddIn(join(samples, name), join(out, name));
}

if (import.meta.main) await buildSamples(join(import.meta.dirname, '..', 'dist', 'add-ins'));
