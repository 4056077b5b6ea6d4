/** What one client may ask of the server. Sizes in bytes, times in milliseconds unless they say otherwise. */
export const serverLimits = {
  /** Announced by XEP-0478; more is answered with `policy-violation`. */
  stanzaBytes: 262_144,
  /** Before sign-in nobody needs more (RFC 6120, 13.12). */
  bytesBeforeSignIn: 16_384,
  /** A frame beyond this is not even read: the WebSocket closes with 1009. */
  frameBytes: 1_048_576,
  xmlDepth: 64,
  xmlAttributes: 64,
  signInTime: 30_000,
  signInAttempts: 3,
  /** A peer that has answered no WebSocket ping for one to two of these is gone. */
  pingEvery: 30_000,
  /** How long a session waits to be resumed (XEP-0198), in seconds. */
  hibernation: 300,
  /** Unacknowledged stanzas that a session keeps; beyond them it ends. */
  unacknowledged: 10_000,
  /** What may wait in a socket that does not read. */
  bufferedBytes: 16_777_216,
  /** Unacknowledged stanzas after which the server asks. */
  askAfter: 32,
  sessionsPerAccount: 32,
  /** Addresses to which one device may have sent presence directly: rooms, most of them. */
  directedPresences: 1_000,
  /** Messages that wait for one account. */
  offlineMessages: 10_000,
  rosterItems: 2_000,
  pepNodes: 500,
  pepItems: 1_000,
  archivePage: 250,
} as const;

export type ServerLimits = { readonly [name in keyof typeof serverLimits]: number };
