import type { RawData, WebSocket } from 'ws';

/** One WebSocket: text frames in both directions, and the certainty that it ends. */
export interface Connection {
  /** Does nothing once the connection has ended. */
  send(frame: string): void;
  readonly open: boolean;
  /** Bytes that wait in the socket for a peer that does not read. */
  readonly buffered: number;
  /** Groups the frames that are sent until the end of the turn into few packets. */
  cork(): void;
  /** Closes in order; a peer that does not answer is cut off after some seconds. */
  close(): void;
  /** Cuts it off. */
  terminate(): void;
}

export interface ConnectionEvents {
  readonly onFrame: (frame: string) => void;
  readonly onEnd: () => void;
}

/** 1003: text only (RFC 7395, 3.2). */
const unsupportedData = 1003;
const closeTime = 2_000;

export function attachConnection(
  socket: WebSocket,
  events: ConnectionEvents,
  options: { readonly pingEvery: number },
): Connection {
  let alive = true;
  let corked = false;
  const pinging = setInterval(ping, options.pingEvery);

  socket.on('message', (data: RawData, isBinary: boolean) => {
    alive = true;
    if (isBinary) socket.close(unsupportedData);
    else events.onFrame(data.toString());
  });
  socket.on('pong', () => {
    alive = true;
  });
  // A malformed frame: ws closes by itself, and 'close' follows.
  socket.on('error', () => {});
  socket.on('close', () => {
    clearInterval(pinging);
    events.onEnd();
  });

  function ping(): void {
    if (alive) socket.ping();
    else socket.terminate();
    alive = false;
  }

  function cork(): void {
    const raw = rawSocket(socket);
    if (corked || !raw) return;
    corked = true;
    raw.cork();
    process.nextTick(() => {
      corked = false;
      raw.uncork();
    });
  }

  return {
    send: (frame) => {
      if (socket.readyState === socket.OPEN) socket.send(frame);
    },
    get open() {
      return socket.readyState === socket.OPEN;
    },
    get buffered() {
      return socket.bufferedAmount;
    },
    cork,
    close: () => {
      socket.close();
      setTimeout(() => socket.terminate(), closeTime).unref();
    },
    terminate: () => socket.terminate(),
  };
}

/** `ws` keeps the stream under a private name; without it frames go out one by one, which is only slower. */
function rawSocket(socket: WebSocket): { cork(): void; uncork(): void } | undefined {
  const raw: unknown = Reflect.get(socket, '_socket');
  return isCorkable(raw) ? raw : undefined;
}

function isCorkable(value: unknown): value is { cork(): void; uncork(): void } {
  return typeof value === 'object' && value !== null && 'cork' in value && 'uncork' in value;
}
