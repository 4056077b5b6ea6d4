import type { PasswordMechanism } from '#electron/session/mechanism.ts';
import type { RunningChild } from './child.ts';
import type { TlsMaterial } from './tls.ts';

/** A server that a scenario plays on. Accounts, rooms and data last as long as it runs. */
export interface ChatServer {
  readonly name: string;
  readonly domain: string;
  /** The address of its chat service. */
  readonly chatService: string;
  readonly webSocket: string;
  /** The same over TLS, where material for it was given. */
  readonly secureWebSocket?: string;
  readonly process: RunningChild;
  /** A new account for `ana`, with a number of its own behind the name; answers its address. */
  account(name: PersonName): Promise<string>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** Every account of every scenario has this one. */
export const password = 'correct horse';

/** Where programs sign in by certificate on a server of others. */
export const botDomain = 'bots.localhost';

/** Who plays in scenarios. */
export const personNames = ['ana', 'ben', 'cleo', 'dora'] as const;
export type PersonName = (typeof personNames)[number];

export interface ChatServerOptions {
  readonly tls?: TlsMaterial;
  /** `stock`: the chat service as the server comes, with rooms that are neither kept nor archived by default. */
  readonly rooms?: 'kept' | 'stock';
  /** The strongest way to sign in by password that it offers; absent: as it comes. */
  readonly strongest?: PasswordMechanism;
  /** Whom the authority of `tls` certifies signs in without a password, on `botDomain`. */
  readonly certificates?: boolean;
  /** `database`: where the server keeps archives in files of its own, it keeps them in a database (`prosody-sql`). */
  readonly archives?: 'database';
  /** Accounts to make at the start beside those that `account` makes. */
  readonly users?: readonly string[];
}

/** Counts names: ana1, ana2, ben1 … */
export function numbered(): (name: string) => string {
  const counts = new Map<string, number>();
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name}${count}`;
  };
}
