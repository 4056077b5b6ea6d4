import './memory.ts';
import { join } from 'node:path';
import { FaultError } from '#electron/model/fault.ts';
import { readCommandLine } from './command-line.ts';
import { findParent, type ParentRequest } from './parent.ts';
import { type RunningServer, startServer } from './server.ts';
import { type Database, openDatabase } from './storage/database.ts';
import { makeDataFolder } from './storage/folder.ts';
import { readUsersFile } from './users-file.ts';

/** `npm run serve`, and the server that the app starts beside itself. */
async function main(): Promise<void> {
  const parent = findParent();
  const { port, data, domain, users: file } = readCommandLine(process.argv.slice(2));
  const users = file === undefined ? [] : readUsersFile(file);
  const server = await startServer({ port, database: openIn(data), domain });

  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  parent?.onGone(end);

  const missing = users.filter(({ name }) => !server.hasAccount(name));
  await Promise.all(missing.map(({ name, password }) => server.putAccount(name, password)));
  parent?.onAccount((account) => void makeAccount(server, account).then(parent.post, fail));
  if (parent) parent.post({ listening: { webSocket: server.webSocket } });
  else process.stdout.write(`Perch server is ready: ${server.webSocket}\n`);
}

/** Whoever sits at this computer runs the server, and finds rooms to begin with. */
async function makeAccount(
  server: RunningServer,
  { name, token, displayName }: ParentRequest,
): Promise<unknown> {
  const called = displayName === undefined ? {} : { displayName };
  const address = await server.putAccount(name, token, { administrator: true, ...called });
  const rooms = server.makeStarterRooms(address);
  const { webSocket, chatService } = server;
  return { ready: { webSocket, address, chatService, rooms } };
}

function openIn(directory: string): Database.Database {
  makeDataFolder(directory);
  return openDatabase(join(directory, 'server.sqlite'));
}

function fail(error: unknown): void {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}

/** What is not foreseen is a mistake of ours: it says where it was made. */
function explain(error: unknown): string {
  if (error instanceof FaultError) return error.message;
  return `The server failed, which it should not: please report this.\n${error instanceof Error ? error.stack : error}`;
}

main().catch(fail);
