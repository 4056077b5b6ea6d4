import { afterEach, expect } from 'vitest';
import type { ServerLimits } from '#electron/server/limits.ts';
import { type RunningServer, type ServerOptions, startServer } from '#electron/server/server.ts';
import { type Database, openDatabase } from '#electron/server/storage/database.ts';

const running: RunningServer[] = [];
const mistakes: unknown[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
  expect(mistakes.splice(0)).toEqual([]);
});

/** A real server on a free port, with what it keeps in memory; it ends with the test. */
export async function runServer(
  names: readonly string[],
  limits: Partial<ServerLimits> = {},
  database: Database.Database = openDatabase(':memory:'),
  options: Partial<ServerOptions> = {},
) {
  const server = await startServer({
    ...options,
    port: 0,
    database,
    domain: 'localhost',
    limits,
    onMistake: (error) => mistakes.push(error),
  });
  running.push(server);
  await Promise.all(names.map((name) => server.putAccount(name, `${name}'s password`)));
  return server;
}
