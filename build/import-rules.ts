/**
 * Who may import whom. A zone is a folder or a file; a file belongs to the longest zone that it lies in, may
 * import whatever lies in its own zone, and beyond it only what lies in the zones under `may`.
 */
export interface ImportRule {
  readonly zone: string;
  readonly may: readonly string[];
  /** Not even packages or Node's own modules. */
  readonly pure?: boolean;
  /**
   * Each folder directly below the zone stands alone: one never imports another. Except `shared`, which all
   * may import, and `whole`, which puts them together and may import all.
   */
  readonly foldersApart?: { readonly shared?: string; readonly whole?: string };
}

const model = 'electron/model';
/** What a text says, as bots and the window read it alike. */
const text = 'electron/model/text';
const stanza = 'electron/stanza';
const sqlite = 'electron/sqlite';
/** How a file gets a new text, whole or not at all. */
const replaceFile = 'electron/host/replace-file.ts';
const contract = 'electron/bridge/contract.ts';
/** Its areas, a file each. */
const contractAreas = 'electron/bridge/contract';
const addinContract = 'addins/contract.ts';
/** What bots say in code, and add-ins draw. */
const addinCoded = 'addins/coded.ts';
/** What crosses to an add-in and back, and its manifest, read at run time. */
const addinChecks = 'addins/checks';
/** What the host knows of add-ins, as the window is told. */
const addinFacts = 'electron/addin/facts.ts';
const stations = [
  model,
  stanza,
  sqlite,
  'electron/session',
  'electron/chat',
  'electron/history',
  'electron/alert',
  'electron/outbox',
  'electron/transfer',
  contract,
  'electron/bridge',
  'electron/host',
  replaceFile,
  'electron/addin',
  addinFacts,
  addinContract,
  addinChecks,
];

const importRules: readonly ImportRule[] = [
  { zone: model, may: [], pure: true },
  { zone: stanza, may: [model] },
  { zone: sqlite, may: [model] },
  { zone: 'electron/session', may: [stanza, model] },
  { zone: 'electron/chat', may: ['electron/session', stanza, model] },
  { zone: 'electron/history', may: [sqlite, model] },
  { zone: 'electron/alert', may: [model] },
  { zone: 'electron/outbox', may: [sqlite, model] },
  { zone: 'electron/transfer', may: [stanza, model] },
  { zone: contract, may: [model, contractAreas, addinFacts], pure: true },
  { zone: contractAreas, may: [model, addinFacts, addinContract], pure: true },
  { zone: 'electron/bridge', may: [model, contract, contractAreas, addinFacts, addinContract, addinChecks] },
  { zone: addinFacts, may: [model, addinContract], pure: true },
  { zone: 'electron/addin', may: [model, addinFacts, addinContract, addinChecks, replaceFile] },
  { zone: 'electron/server', may: [sqlite, stanza, model, replaceFile] },
  { zone: 'electron/admin', may: ['electron/chat', 'electron/session', stanza, model] },
  { zone: replaceFile, may: [model] },
  { zone: 'electron/host', may: [model, replaceFile] },
  { zone: 'electron/desktop', may: [model, 'electron/host', replaceFile] },
  { zone: 'electron/core', may: stations },
  {
    zone: 'electron/main.ts',
    may: ['electron/core', 'electron/host', 'electron/desktop', 'electron/bridge', model],
  },
  { zone: 'electron/plain.ts', may: ['electron/core', 'electron/host', 'electron/bridge', model] },
  { zone: 'electron/preload.ts', may: [] },
  { zone: 'renderer/bridge', may: [contract, addinContract] },
  { zone: 'renderer/store', may: ['renderer/bridge', contract, addinContract] },
  { zone: 'renderer/addin-host', may: [contract, addinContract, addinChecks] },
  {
    zone: 'renderer/view',
    may: ['renderer/store', 'renderer/addin-host', 'renderer/style', text],
    foldersApart: { shared: 'parts', whole: 'shell' },
  },
  { zone: 'renderer/style', may: [] },
  {
    zone: 'renderer',
    may: ['renderer/bridge', 'renderer/store', 'renderer/view', 'renderer/addin-host', 'renderer/style'],
  },
  { zone: addinContract, may: [], pure: true },
  { zone: addinChecks, may: [addinContract] },
  { zone: 'addins/sdk', may: [addinContract] },
  { zone: addinCoded, may: [], pure: true },
  {
    zone: 'addins/samples',
    may: [addinContract, addinCoded, 'addins/sdk'],
    foldersApart: { shared: 'shared' },
  },
  {
    zone: 'addins/bots',
    may: ['electron/chat', addinContract, addinCoded],
    foldersApart: { shared: 'shared' },
  },
  { zone: 'build', may: ['build/add-in'] },
  {
    zone: 'build/add-in',
    may: [addinContract, addinChecks, 'electron/addin', 'build/add-in/mock'],
  },
  // The frames of the window itself, so that what runs there runs here.
  { zone: 'build/add-in/mock', may: [addinContract, 'renderer/addin-host'] },
  { zone: 'test', may: [''] },
];

/** The parts of xmpp.js: what they are and want is known to one folder. */
const xmppParts = [
  '@xmpp/client-core',
  '@xmpp/events',
  '@xmpp/iq',
  '@xmpp/middleware',
  '@xmpp/resource-binding',
  '@xmpp/stream-features',
  '@xmpp/stream-management',
  '@xmpp/websocket',
];

/** Where these packages may be imported; everywhere else they may not. */
export const packageHomes: Readonly<Record<string, readonly string[]>> = {
  electron: [
    'electron/main.ts',
    'electron/preload.ts',
    'electron/desktop',
    'electron/bridge/electron-port.ts',
  ],
  'electron-updater': ['electron/desktop'],
  'better-sqlite3': [
    'electron/sqlite',
    'electron/history',
    'electron/outbox',
    'electron/server',
    'electron/host',
    'test',
  ],
  jose: ['electron/server/sign-on', 'electron/core/sign-on', 'test'],
  'openid-client': ['electron/core/sign-on', 'test'],
  'oidc-provider': ['test'],
  '@peculiar/x509': ['electron/server/listening', 'test'],
  'reflect-metadata': ['electron/server/listening', 'test'],
  uqr: ['renderer/view/sharing'],
  ...Object.fromEntries(xmppParts.map((name) => [name, ['electron/session/stream']])),
};

export function liesIn(path: string, zone: string): boolean {
  return zone === '' || path === zone || path.startsWith(`${zone}/`);
}

export function ruleFor(path: string): ImportRule | undefined {
  return importRules
    .filter((rule) => liesIn(path, rule.zone))
    .reduce<ImportRule | undefined>(
      (best, rule) => (best && best.zone.length >= rule.zone.length ? best : rule),
      undefined,
    );
}
