import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChatServer, numbered, password, personNames } from './chat-server.ts';
import { startChild } from './child.ts';
import { temporaryFolder } from './folder.ts';
import { numbers } from './numbers.ts';
import { projectNode, projectRoot } from './project.ts';

export interface PerchServerOptions {
  /** Absent: any free one. */
  readonly port?: number;
  /** A folder of the caller's, which outlives the server; absent: a temporary one. */
  readonly data?: string;
  readonly users?: readonly string[];
}

const ready = /Perch server is ready: (ws:\/\/\S+)/;

/** Starts our server as `npm run serve` does, with accounts for everybody who plays in scenarios. */
export async function startPerchServer(options: PerchServerOptions = {}): Promise<ChatServer> {
  const folder = options.data === undefined ? temporaryFolder('server') : undefined;
  const data = options.data ?? join(folder?.path ?? '', 'data');
  const users = `${data}-users.txt`;
  const names = personNames.flatMap((name) => numbers(name, 10).map((numbered) => numbered.replace(' ', '')));
  writeFileSync(users, [...names, ...(options.users ?? [])].map((name) => `${name}:${password}\n`).join(''));
  const args = ['--port', String(options.port ?? 0), '--data', data];
  const main = join(projectRoot, 'electron', 'server', 'main.ts');
  const process = startChild(projectNode, [main, ...args, '--users', users], { cwd: projectRoot });
  const [, webSocket = ''] = await process.printed(ready);
  const nextName = numbered();
  return {
    name: 'Perch',
    domain: 'localhost',
    chatService: 'rooms.localhost',
    webSocket,
    process,
    account: async (name) => `${nextName(name)}@localhost`,
    stop: async () => {
      await process.stop();
      folder?.remove();
    },
  };
}
