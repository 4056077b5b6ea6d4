import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { webSocketPort } from './bridge/websocket-port.ts';
import { createApp } from './core/app.ts';
import { createAddInSites } from './host/add-in-sites.ts';
import { defaultDataDirectory, makeDataDirectory } from './host/data-directory.ts';
import { lockDataDirectory } from './host/instance-lock.ts';
import { openOutside } from './host/open-outside.ts';
import { type PlainArguments, readPlainArguments } from './host/plain-arguments.ts';
import { createPlainFiles } from './host/plain-files.ts';
import { createPlainHost } from './host/plain-host.ts';
import { surviveStorageTrouble } from './host/storage-trouble.ts';
import { startWebServer, type WebServer, type WebServerOptions } from './host/web/server.ts';
import { FaultError } from './model/fault.ts';

/** The plain host's entry: the renderer over HTTP, the bridge over a WebSocket, and what joins them to the core. */
const bundled = !import.meta.filename.endsWith('.ts');
/** Bundled, this file lies in `dist/plain`, and the server's beside it. */
const root = join(import.meta.dirname, bundled ? '../..' : '..');
const serverEntry = bundled ? 'dist/plain/server.cjs' : 'electron/server/main.ts';
const usualPort = 5290;
/** How long an orderly end may take, in milliseconds. */
const patience = 5_000;

async function main(): Promise<void> {
  const options = readPlainArguments(process.argv.slice(2));
  const data = resolve(options.data ?? defaultDataDirectory(process.platform, homedir(), process.env));
  makeDataDirectory(data);
  const lock = lockDataDirectory(data);
  if (!lock.held) throw alreadyRunning(data, lock.url);
  // The port is known when somebody listens on it, and no page asks before.
  let server: WebServer;
  const sites = createAddInSites({
    origin: (id) => `http://${id}.localhost:${new URL(server.url).port}`,
    embedders: () =>
      ['127.0.0.1', 'localhost'].map((name) => `http://${name}:${new URL(server.url).port}`).join(' '),
  });
  const files = createPlainFiles({ folder: join(data, 'transfers'), newToken: randomUUID });
  const host = createPlainHost({
    version: readVersion(),
    data,
    addIns: join(root, 'dist/add-ins'),
    addInSites: sites,
    files,
    entries: { server: join(root, serverEntry) },
    quit: () => process.kill(process.pid, 'SIGTERM'),
  });
  surviveStorageTrouble((line) => process.stderr.write(`${line}\n`));
  const app = await createApp(host);
  if (options.link !== undefined) app.linkArrived(options.link);
  server = await listen(options, {
    onPage: (socket) => app.attach(webSocketPort(socket)),
    addIns: { sites, find: app.addInFile },
    exchange: files,
  });
  lock.publish(server.url);
  const end = once(async () => {
    // An attempt to sign in may take longer than anybody waits for an end.
    setTimeout(() => process.exit(0), patience).unref();
    await server.close();
    await app.close();
    files.clear();
    lock.release();
    process.exit(0);
  });
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  // Started by `npm start`, and its channel is gone: so is whoever could end us.
  process.once('disconnect', end);
  process.stdout.write(`Perch is ready: ${server.startUrl}\n`);
  if (options.open) await openOutside(server.startUrl).catch(() => undefined);
  // The first page connects when it has painted; where no page comes, messages are fetched all the same.
  setTimeout(() => app.connect(), 2_000).unref();
}

/** The usual port, so that a browser's settings stay; any other where that is taken and nobody asked for one. */
async function listen(
  { port }: PlainArguments,
  parts: Pick<WebServerOptions, 'onPage' | 'addIns' | 'exchange'>,
): Promise<WebServer> {
  const site = { root: join(root, 'dist', 'renderer'), ...parts };
  if (port !== undefined) return startWebServer({ ...site, port });
  return startWebServer({ ...site, port: usualPort }).catch(() => startWebServer({ ...site, port: 0 }));
}

function alreadyRunning(data: string, url: string | undefined): FaultError {
  const where = url === undefined ? '' : ` at ${url}`;
  return new FaultError('Conflict', `Perch is already running on ${data}${where}. Use that one, or end it.`);
}

function readVersion(): string {
  const { version }: { readonly version: string } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return version;
}

/** A signal may come twice, from the terminal and from `npm start`; the end has its limit in any case. */
function once(act: () => Promise<void>): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    void act();
  };
}

main().catch((error: unknown) => {
  const known = error instanceof FaultError;
  process.stderr.write(`${known ? error.fault.text : `Perch could not start: ${String(error)}`}\n`);
  process.exit(1);
});
