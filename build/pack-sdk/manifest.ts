import type { SdkPackage } from './packages.ts';

/** What is read of our own package.json. */
export interface OwnManifest {
  readonly version: string;
  readonly license: string;
  readonly author: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The package.json of a package of ours: it needs `packages`, in the versions that we run with. */
export function writeManifest(own: OwnManifest, sdk: SdkPackage, packages: readonly string[]): string {
  const { version, license, author } = own;
  const manifest = {
    name: sdk.name,
    version,
    description: sdk.description,
    license,
    author,
    type: 'module',
    exports: {
      '.': { types: './index.d.ts', default: './index.js' },
      ...Object.fromEntries(Object.keys(sdk.files).map((name) => [`./${name}`, `./${name}`])),
    },
    files: ['index.js', 'index.d.ts', ...Object.keys(sdk.files)],
    ...(sdk.node !== undefined && { engines: { node: sdk.node } }),
    sideEffects: false,
    dependencies: Object.fromEntries(packages.map((name) => [name, versionOf(own, name)])),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function versionOf(own: OwnManifest, name: string): string {
  const version = own.dependencies[name];
  if (version === undefined)
    throw new Error(`The package needs ${name}, which is not among our dependencies.`);
  return version;
}
