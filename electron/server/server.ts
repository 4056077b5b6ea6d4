import { createServer, type Server as HttpServer } from 'node:http';
import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import { parseJid } from '#electron/stanza/jid.ts';
import { makeCredentials } from './credentials.ts';
import { createEngine } from './engine.ts';
import { answerHttp } from './host-meta.ts';
import { type ServerLimits, serverLimits } from './limits.ts';
import { type Database, openDatabase } from './storage/database.ts';
import { listenForStreams } from './stream/listener.ts';
import { createStreamHost } from './stream-host.ts';

export interface ServerOptions {
  /** 0 takes a free one. Only loopback is served: there is no TLS here. */
  readonly port: number;
  readonly database: Database.Database;
  readonly domain: string;
  readonly limits?: Partial<ServerLimits>;
  /** Hears of what should not happen, and goes on; otherwise it is written to stderr. */
  readonly onMistake?: (error: unknown) => void;
}

export interface AccountOptions {
  readonly displayName?: string;
  readonly administrator?: boolean;
}

export interface RunningServer {
  readonly domain: string;
  readonly port: number;
  readonly webSocket: string;
  /** The address of the room service. */
  readonly chatService: string;
  hasAccount(name: string): boolean;
  /** Makes an account, or gives an existing one this password. Answers its address. */
  putAccount(name: string, password: string, options?: AccountOptions): Promise<BareAddress>;
  /** Makes the rooms that a server for one person begins with, where they are missing. Answers their addresses. */
  makeStarterRooms(owner: BareAddress): readonly RoomAddress[];
  /** Ends every stream in order, sending clients to another server if there is one (RFC 7395, 3.6.1). */
  close(seeOtherUri?: string): Promise<void>;
}

export const webSocketPath = '/xmpp-websocket';
const loopback = '127.0.0.1';

export { openDatabase };

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { database, domain } = options;
  const limits: ServerLimits = { ...serverLimits, ...options.limits };
  const onMistake = options.onMistake ?? writeMistake;
  const engine = createEngine({ database, domain, limits, clock: Date.now, onLost, onMistake });
  let closing: Promise<void> | undefined;
  const http = createServer((request, response) => answerHttp(request, response, webSocketPath));
  const listener = listenForStreams(http, webSocketPath, createStreamHost(engine, onMistake));

  function onLost(): void {
    listener.endAll({ condition: 'resource-constraint', text: 'The server cannot store anything now.' });
  }

  async function close(seeOtherUri?: string): Promise<void> {
    http.close();
    engine.closeRooms();
    engine.turn.finish();
    listener.endAll({ condition: 'system-shutdown', text: 'The server ends.' }, seeOtherUri);
    engine.turn.finish();
    for (const session of engine.core.sessions.all()) engine.core.endSession(session);
    engine.turn.finish();
    await listener.allGone();
    http.closeAllConnections();
    engine.turn.finish();
    database.close();
  }

  const port = await listen(http, options.port);
  return {
    domain,
    port,
    chatService: engine.roomsDomain,
    webSocket: `ws://${loopback}:${port}${webSocketPath}`,
    hasAccount: engine.stores.accounts.exists,
    putAccount: async (given, password, account = {}) => {
      const name = prepareName(given);
      const credentials = await makeCredentials(password);
      await engine.durably.store(() =>
        engine.stores.accounts.put({ name, credentials, ...account }, Date.now()),
      );
      return `${name}@${domain}`;
    },
    makeStarterRooms: (owner) => {
      let made: readonly RoomAddress[] = [];
      engine.turn.run(() => {
        made = engine.makeStarterRooms(owner);
      });
      engine.turn.finish();
      return made;
    },
    close: (seeOtherUri) => {
      closing ??= close(seeOtherUri);
      return closing;
    },
  };
}

/** The local part of an address, as it is compared (RFC 7622, 3.3). */
function prepareName(name: string): string {
  const local = parseJid(`${name}@localhost`)?.local;
  if (local && !name.includes('@')) return local;
  throw new FaultError(
    'InvalidArgument',
    'An account cannot have this name: leave out spaces, @, / and quotes.',
  );
}

function writeMistake(error: unknown): void {
  process.stderr.write(`A mistake of the server: ${error instanceof Error ? error.stack : error}\n`);
}

function listen(http: HttpServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (cause) => reject(explain(port, cause)));
    http.listen({ port, host: loopback, backlog: 1_024 }, () => {
      const address = http.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function explain(port: number, cause: Error): FaultError {
  const code = 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    return new FaultError(
      'Conflict',
      `Port ${port} is in use: choose another with --port, or 0 for a free one.`,
      {
        cause,
      },
    );
  }
  const text = `Port ${port} cannot be opened: choose another with --port, or 0 for a free one.`;
  return new FaultError('Internal', text, { cause });
}
