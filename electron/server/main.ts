import './memory.ts';
import { randomBytes } from 'node:crypto';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { FaultError } from '#electron/model/fault.ts';
import { type CommandLine, readCommandLine } from './command-line.ts';
import { ownAddresses } from './listening/own-addresses.ts';
import { keepOwnCertificate } from './listening/own-certificate-file.ts';
import { createSharing } from './listening/sharing.ts';
import { readTlsFiles } from './listening/tls-files.ts';
import { makeOperatorToken, operatorName, verifyOperator, writeOperatorFile } from './operator.ts';
import { ownDomain } from './own-domain.ts';
import { findParent, type Parent } from './parent.ts';
import { answerParent } from './parent-requests.ts';
import { type RunningServer, startServer } from './server.ts';
import { type Database, openDatabase } from './storage/database.ts';
import { keepDomain } from './storage/domain.ts';
import { makeDataFolder } from './storage/folder.ts';
import { readUsersFile } from './users-file.ts';

/** `npm run serve`, and the server that the app starts beside itself. */
async function main(): Promise<void> {
  // Whatever is written here is for whoever runs the server alone.
  process.umask(0o077);
  const parent = findParent();
  const line = readCommandLine(process.argv.slice(2));
  const users = line.users === undefined ? [] : readUsersFile(line.users);
  const { tls: tlsFiles, ...asked } = line;
  const tls = tlsFiles && readTlsFiles(tlsFiles, Date.now());
  const database = openIn(line.data);
  const fresh = (): string => (parent ? ownDomain(hostname(), randomBytes(6)) : 'localhost');
  const domain = keepDomain(database, line.domain, fresh);
  const token = makeOperatorToken();
  const server = await startServer({
    ...asked,
    ...(tls && { tls }),
    database,
    domain,
    bearers: [verifyOperator(token)],
  });
  const webSocket = await ownWebSocket(server, line);
  const removeFile = writeOperatorFile(line.data, { webSocket, address: `${operatorName}@${domain}`, token });
  endInOrder(server, parent, removeFile);
  if (tlsFiles) renewOnHangup(() => server.renew(readTlsFiles(tlsFiles, Date.now())));

  const missing = users.filter(({ name }) => server.isFree(name));
  await Promise.all(missing.map(({ name, password }) => server.putAccount(name, password)));
  if (parent) serveParent(parent, server, line.data);
  else process.stdout.write(`Perch server is ready: ${server.reach()?.webSocket ?? server.webSocket}\n`);
}

/** Where this computer's own programs connect to: without TLS, and so under no name that a certificate must have. */
async function ownWebSocket(server: RunningServer, { tls }: CommandLine): Promise<string> {
  if (!tls) return server.webSocket;
  const { webSocket } = await server.listen({ host: '127.0.0.1', port: 0 });
  return webSocket;
}

function endInOrder(server: RunningServer, parent: Parent | undefined, cleanUp: () => void): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    cleanUp();
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  parent?.onGone(end);
}

/** A certificate that was renewed is taken without a restart; one that is wrong leaves the old one in place. */
function renewOnHangup(renew: () => void): void {
  process.on('SIGHUP', () => {
    try {
      renew();
      process.stderr.write('The certificate was read anew.\n');
    } catch (error) {
      process.stderr.write(`The old certificate stays: ${explain(error)}\n`);
    }
  });
}

function serveParent(parent: Parent, server: RunningServer, data: string): void {
  const addresses = () => ownAddresses(networkInterfaces());
  const names = () => [server.domain, hostname(), 'localhost', ...addresses().map(({ address }) => address)];
  const certificate = keepOwnCertificate(data, names, Date.now);
  const answer = answerParent(server, createSharing({ certificate, listen: server.listen, addresses }));
  parent.onRequest((request) => void answer(request).then(parent.post, fail));
  parent.post({ listening: { webSocket: server.webSocket } });
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
