/** A package for programs of others: one module, one file of types. */
export interface SdkPackage {
  readonly name: string;
  readonly description: string;
  readonly entry: string;
  /** The folder of its tsconfig.json and README.md, below build/. */
  readonly about: string;
  /** Where the types of the entry are, among all that the compiler writes. */
  readonly types: string;
  /** What else is in it: a path in the repository, by its name in the package. */
  readonly files: Readonly<Record<string, string>>;
  /** Where it runs in Node. */
  readonly node?: string;
}

export const sdkPackages: readonly SdkPackage[] = [
  {
    name: 'perch-chat',
    description: 'Persistent chat rooms on XMPP, headless: for bots and services.',
    entry: 'electron/chat/index.ts',
    about: 'pack-sdk',
    types: 'chat/index.d.ts',
    files: {},
    node: '>=20',
  },
  {
    name: 'perch-addin',
    description: 'Pages that live beside the rooms of Perch: what they say to it, and hear from it.',
    entry: 'addins/sdk/index.ts',
    about: 'pack-sdk/add-in',
    types: 'sdk/index.d.ts',
    files: { 'perch-addin.schema.json': 'addins/perch-addin.schema.json' },
  },
];
