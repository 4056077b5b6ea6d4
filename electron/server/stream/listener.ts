import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { subprotocol } from '#electron/stanza/rfc7395-framing.ts';
import type { StreamError } from '#electron/stanza/stream-error.ts';
import { type Circumstances, circumstancesOf, type PlaceTerms } from './circumstances.ts';
import { attachConnection } from './connection.ts';
import type { StreamHost } from './host.ts';
import { createStream, type Stream } from './stream.ts';

/** The streams of an HTTP server, from the handshake on. */
export interface Listener {
  /** Ends them all in order, sending clients elsewhere if there is somewhere (RFC 7395, 3.6.1). */
  endAll(error: StreamError, seeOtherUri?: string): void;
  /** Waits until the peers have closed too, but not for ever. */
  allGone(): Promise<void>;
}

const closeTime = 1_000;

export function listenForStreams(
  http: HttpServer,
  path: string,
  host: StreamHost,
  around: PlaceTerms,
): Listener {
  const streams = new Map<WebSocket, Stream>();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: host.limits.frameBytes,
    perMessageDeflate: false,
    clientTracking: false,
    handleProtocols: () => subprotocol,
  });

  http.on('upgrade', (request, wire, head) => {
    wire.on('error', () => {});
    const refusal = refuseUpgrade(request, path);
    if (refusal) wire.end(`HTTP/1.1 ${refusal}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
    else {
      const circumstances = circumstancesOf(request, around);
      sockets.handleUpgrade(request, wire, head, (socket) => open(socket, wire, circumstances));
    }
  });

  function open(socket: WebSocket, wire: Duplex, circumstances: Circumstances): void {
    const events = {
      onFrame: (frame: string) => stream.onFrame(frame),
      onEnd: () => {
        streams.delete(socket);
        stream.onEnd();
      },
    };
    const stream = createStream(attachConnection(socket, wire, events, host.limits), circumstances, host);
    streams.set(socket, stream);
  }

  async function allGone(): Promise<void> {
    const gone = [...streams.keys()].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    const { promise, resolve } = Promise.withResolvers<void>();
    const late = setTimeout(resolve, closeTime);
    await Promise.race([Promise.all(gone), promise]);
    clearTimeout(late);
    for (const socket of streams.keys()) socket.terminate();
  }

  return {
    endAll: (error, seeOtherUri) => {
      for (const stream of streams.values()) stream.end(error, seeOtherUri);
    },
    allGone,
  };
}

/** RFC 7395, 3.1: only who offers the subprotocol speaks XMPP. */
function refuseUpgrade(request: IncomingMessage, path: string): string | undefined {
  if (request.url?.split('?', 1)[0] !== path) return '404 Not Found';
  const offered = request.headers['sec-websocket-protocol']?.split(',').map((one) => one.trim());
  return offered?.includes(subprotocol) ? undefined : '400 Bad Request';
}
