import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { Frames } from './frames.ts';
import type { Packet } from './packet.ts';

/** One WebSocket: text frames in both directions, and the certainty that it ends. */
export interface Connection {
  /** Does nothing once the connection has ended. */
  send(frame: string): void;
  /** Sends a stanza to this address. */
  sendPacket(packet: Packet, to: Buffer): void;
  readonly open: boolean;
  /** Closes in order; a peer that does not answer is cut off after some seconds. */
  close(): void;
  /** Cuts it off. */
  terminate(): void;
}

export interface ConnectionEvents {
  readonly onFrame: (frame: string) => void;
  readonly onEnd: () => void;
}

export interface ConnectionLimits {
  readonly pingEvery: number;
  /** What may wait for a peer that does not read. */
  readonly bufferedBytes: number;
}

/** 1003: text only (RFC 7395, 3.2). */
const unsupportedData = 1003;
const closeTime = 2_000;

/** `wire` is what the HTTP server handed over for `socket`: whole frames may be written there too. */
export function attachConnection(
  socket: WebSocket,
  wire: Duplex,
  events: ConnectionEvents,
  limits: ConnectionLimits,
): Connection {
  const frames = new Frames();
  let alive = true;
  const pinging = setInterval(ping, limits.pingEvery);

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

  /** True where something may be sent; what is sent until the end of the turn goes out in one piece. */
  function begin(): boolean {
    if (socket.readyState !== socket.OPEN) return false;
    if (frames.isEmpty) process.nextTick(flush);
    return true;
  }

  function flush(): void {
    if (frames.isEmpty || socket.readyState !== socket.OPEN) return;
    wire.write(frames.take());
    if (wire.writableLength > limits.bufferedBytes) socket.terminate();
  }

  return {
    send: (frame) => {
      if (begin()) frames.addText(frame);
    },
    sendPacket: (packet, to) => {
      if (begin()) frames.addPacket(packet, to);
    },
    get open() {
      return socket.readyState === socket.OPEN;
    },
    close: () => {
      flush();
      socket.close();
      setTimeout(() => socket.terminate(), closeTime).unref();
    },
    terminate: () => socket.terminate(),
  };
}
