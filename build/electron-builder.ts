import type { Configuration } from 'electron-builder';

/** Packages, and theirs, that the bundles already hold; electron-builder would add every dependency once more. */
const bundled = [
  ...['@xmpp', 'events', 'koa-compose', 'ltx', 'sasl*', 'valibot', 'ws'],
  ...['jose', 'oauth4webapi', 'openid-client'],
  ...['@peculiar', 'asn1js', 'pvtsutils', 'pvutils', 'reflect-metadata', 'tslib', 'tsyringe'],
];

/**
 * How Perch is packed: one archive of our bundles, two packages beside them, and an Electron whose fuses leave
 * nothing but running that archive.
 */
export const configuration: Configuration = {
  appId: 'im.perch.desktop',
  productName: 'Perch',
  copyright: 'The Perch authors, MIT licence',
  directories: { output: 'out', buildResources: 'build/icons/rendered' },
  files: [
    'dist/desktop/**',
    'dist/renderer/**',
    'build/icons/rendered/*.{png,ico}',
    '!**/*.map',
    ...bundled.map((name) => `!node_modules/${name}{,/**/*}`),
    '!node_modules/better-sqlite3/{deps,src}{,/**/*}',
    '!node_modules/better-sqlite3/binding.gyp',
    '!node_modules/node-addon-api{,/**/*}',
    // Of the builds that better-sqlite3 brings along, the one for the system that is packed for.
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in
    '!node_modules/better-sqlite3/prebuilds/!(${platform}-${arch}).node',
  ],
  // Whoever wants one of the samples gets it as any other add-in: from its folder.
  extraResources: [{ from: 'dist/add-ins', to: 'add-ins' }],
  asar: true,
  // A shared library is loaded by the system, which cannot look into our archive.
  asarUnpack: ['node_modules/better-sqlite3/prebuilds/*.node'],
  // better-sqlite3 brings its N-API builds along: one for Node and Electron alike.
  npmRebuild: false,
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    // Setting a fuse breaks the signature that Apple's processors insist on, if only an ad-hoc one.
    resetAdHocDarwinSignature: true,
  },
  protocols: [{ name: 'XMPP address', schemes: ['xmpp'] }],
  // Whoever publishes packages names the place of their updates here; without one Perch looks for none.
  publish: null,
  extraMetadata: { homepage: 'https://perch.example' },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in
  artifactName: 'perch-${version}-${os}-${arch}.${ext}',

  linux: {
    target: ['deb', 'rpm', 'AppImage'],
    executableName: 'perch',
    syncDesktopName: true,
    icon: 'linux',
    category: 'Network;InstantMessaging;Chat',
    synopsis: 'Persistent chat rooms over XMPP',
    maintainer: 'The Perch authors <authors@perch.example>',
  },
  mac: {
    target: ['dmg'],
    icon: 'icon.icns',
    category: 'public.app-category.social-networking',
    hardenedRuntime: true,
  },
  win: {
    target: ['nsis'],
    icon: 'icon.ico',
  },
  nsis: { oneClick: true, perMachine: false, deleteAppDataOnUninstall: false },
};
