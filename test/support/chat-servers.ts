import { test } from 'vitest';
import type { ChatServer, ChatServerOptions } from './chat-server.ts';
import { startEjabberd } from './ejabberd.ts';
import { startPerchServer } from './perch-server.ts';
import { mustSkip } from './programs.ts';
import { startProsody } from './prosody.ts';

export interface ChatServerKind {
  readonly name: string;
  /** Not installed here, and not required. */
  readonly missing: boolean;
  start(options?: ChatServerOptions): Promise<ChatServer>;
}

/** What every scenario runs on: what passes on one only is a bug in our server, or a false assumption. */
export const chatServers: readonly ChatServerKind[] = [
  { name: 'Perch', missing: false, start: (options) => startPerchServer(options) },
  { name: 'Prosody', missing: mustSkip('prosody'), start: startProsody },
  { name: 'ejabberd', missing: mustSkip('ejabberd'), start: startEjabberd },
];

/** A test of what only some servers can do. Elsewhere it is none: a skipped one would say that something is missing. */
export function testWhere(applies: boolean, missing: boolean) {
  return (name: string, body: () => Promise<void>): void => {
    if (applies) test.skipIf(missing)(name, body);
  };
}
