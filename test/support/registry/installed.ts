import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A package that is installed here, in the words of its own package.json. */
export interface InstalledPackage {
  readonly folder: string;
  readonly manifest: Manifest;
}

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** These packages with all that they need, as they lie in the `node_modules` seen from `folder`. */
export function installedPackages(names: readonly string[], folder: string): readonly InstalledPackage[] {
  const found = new Map<string, InstalledPackage>();
  const take = (name: string, from: string): void => {
    const place = find(name, from);
    if (place === undefined || found.has(place)) return;
    const manifest: Manifest = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
    found.set(place, { folder: place, manifest });
    for (const needed of Object.keys(manifest.dependencies ?? {})) take(needed, place);
  };
  for (const name of names) take(name, folder);
  return [...found.values()];
}

/** As Node looks for it. */
function find(name: string, from: string): string | undefined {
  const place = join(from, 'node_modules', name);
  if (existsSync(join(place, 'package.json'))) return place;
  return dirname(from) === from ? undefined : find(name, dirname(from));
}
