import { createServer, type Server as HttpServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import { parseJid } from '#electron/stanza/jid.ts';
import { subprotocol } from '#electron/stanza/rfc7395-framing.ts';
import type { StreamError } from '#electron/stanza/stream-error.ts';
import { makeCredentials } from './credentials.ts';
import { createEngine } from './engine.ts';
import { answerHttp } from './host-meta.ts';
import { type ServerLimits, serverLimits } from './limits.ts';
import { type Database, openDatabase } from './storage/database.ts';
import { attachConnection } from './stream/connection.ts';
import { createStream, type Stream } from './stream/stream.ts';
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
const closeTime = 1_000;

export { openDatabase };

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { database, domain } = options;
  const limits: ServerLimits = { ...serverLimits, ...options.limits };
  const onMistake = options.onMistake ?? writeMistake;
  const engine = createEngine({ database, domain, limits, clock: Date.now, onLost, onMistake });
  const host = createStreamHost(engine, onMistake);
  let closing: Promise<void> | undefined;
  const streams = new Map<WebSocket, Stream>();
  const http = createServer((request, response) => answerHttp(request, response, webSocketPath));
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
    clientTracking: false,
    handleProtocols: (offered) => (offered.has(subprotocol) ? subprotocol : false),
  });

  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => {});
    const offered = request.headers['sec-websocket-protocol']?.split(',').map((one) => one.trim());
    const here = request.url?.split('?', 1)[0] === webSocketPath;
    if (!here || !offered?.includes(subprotocol)) {
      const status = here ? '400 Bad Request' : '404 Not Found';
      socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const connection = attachConnection(
        webSocket,
        socket,
        {
          onFrame: (frame) => stream.onFrame(frame),
          onEnd: () => {
            streams.delete(webSocket);
            stream.onEnd();
          },
        },
        limits,
      );
      const stream = createStream(connection, host);
      streams.set(webSocket, stream);
    });
  });

  function endStreams(error: StreamError, seeOtherUri?: string): void {
    for (const stream of streams.values()) stream.end(error, seeOtherUri);
  }

  function onLost(): void {
    endStreams({ condition: 'resource-constraint', text: 'The server cannot store anything now.' });
  }

  async function close(seeOtherUri?: string): Promise<void> {
    http.close();
    engine.closeRooms();
    engine.turn.finish();
    endStreams({ condition: 'system-shutdown', text: 'The server ends.' }, seeOtherUri);
    engine.turn.finish();
    for (const session of engine.core.sessions.all()) engine.core.endSession(session);
    engine.turn.finish();
    await allGone(streams);
    for (const webSocket of streams.keys()) webSocket.terminate();
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
      engine.turn.run(() => engine.stores.accounts.put({ name, credentials, ...account }, Date.now()));
      // Many at once share one wait for the disk.
      await new Promise<void>((apply) => engine.turn.queue({ apply }));
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

/** Waits until the peers have closed too, but not for ever. */
async function allGone(streams: ReadonlyMap<WebSocket, Stream>): Promise<void> {
  const gone = [...streams.keys()].map(
    (webSocket) => new Promise((resolve) => webSocket.once('close', resolve)),
  );
  const { promise, resolve } = Promise.withResolvers<void>();
  const late = setTimeout(resolve, closeTime);
  await Promise.race([Promise.all(gone), promise]);
  clearTimeout(late);
}
