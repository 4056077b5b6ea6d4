import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChatServer, numbered, password, personNames } from './chat-server.ts';
import { startChild } from './child.ts';
import { temporaryFolder } from './folder.ts';
import { numbers } from './numbers.ts';
import { projectNode, projectRoot } from './project.ts';
import type { TlsMaterial } from './tls.ts';

export interface PerchServerOptions {
  /** Absent: any free one. */
  readonly port?: number;
  /** A folder of the caller's, which outlives the server; absent: a temporary one. */
  readonly data?: string;
  readonly users?: readonly string[];
  readonly tls?: TlsMaterial;
  /** More of the command line, such as `--client-ca FILE`. */
  readonly args?: readonly string[];
}

/** Our own server, and the way in for whoever runs it. */
export interface PerchServer extends ChatServer {
  readonly operator: { readonly address: string; readonly token: string };
}

const ready = /Perch server is ready: (wss?:\/\/\S+)/;

/** Starts our server as `npm run serve` does, with accounts for everybody who plays in scenarios. */
export async function startPerchServer(options: PerchServerOptions = {}): Promise<PerchServer> {
  const folder = options.data === undefined ? temporaryFolder('server') : undefined;
  const data = options.data ?? join(folder?.path ?? '', 'data');
  const users = `${data}-users.txt`;
  const names = personNames.flatMap((name) => numbers(name, 10).map((numbered) => numbered.replace(' ', '')));
  writeFileSync(users, [...names, ...(options.users ?? [])].map((name) => `${name}:${password}\n`).join(''));
  const { tls, args = [] } = options;
  const certificate = tls ? ['--tls-cert', tls.certificate, '--tls-key', tls.key] : [];
  const place = ['--port', String(options.port ?? 0), '--data', data, '--users', users];
  const main = join(projectRoot, 'electron', 'server', 'main.ts');
  const process = startChild(projectNode, [main, ...place, ...certificate, ...args], { cwd: projectRoot });
  const [, printed = ''] = await process.printed(ready);
  // Beside TLS it listens without, for programs of its own machine alone.
  const { webSocket, ...operator } = readOperator(data);
  const nextName = numbered();
  return {
    name: 'Perch',
    domain: 'localhost',
    chatService: 'rooms.localhost',
    webSocket,
    ...(tls && { secureWebSocket: printed.replace('127.0.0.1', 'localhost') }),
    operator,
    process,
    account: async (name) => `${nextName(name)}@localhost`,
    stop: async () => {
      await process.stop();
      folder?.remove();
    },
  };
}

/** What the server tells whoever may read its data. */
function readOperator(data: string): { webSocket: string; address: string; token: string } {
  return JSON.parse(readFileSync(join(data, 'operator.json'), 'utf8'));
}
