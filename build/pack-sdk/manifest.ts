/** What is read of our own package.json. */
export interface OwnManifest {
  readonly version: string;
  readonly license: string;
  readonly author: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The package.json of `perch-chat`: it needs `packages`, in the versions that we run with. */
export function writeManifest(own: OwnManifest, packages: readonly string[]): string {
  const { version, license, author } = own;
  const manifest = {
    name: 'perch-chat',
    version,
    description: 'Persistent chat rooms on XMPP, headless: for bots and services.',
    license,
    author,
    type: 'module',
    exports: { '.': { types: './index.d.ts', default: './index.js' } },
    files: ['index.js', 'index.d.ts'],
    engines: { node: '>=20' },
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
