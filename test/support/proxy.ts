import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A stretch of network between a client and a server, which can be made to fail. */
export interface NetworkProxy {
  /** The same address by way of this stretch. */
  through(url: string): string;
  /** Ends every connection at once; new ones get through. */
  cut(): void;
  /** Ends every connection once the server has sent this many more bytes. */
  cutAfter(bytes: number): void;
  /** From now on nobody gets through, and those who are there are cut off. */
  close(): void;
  /** The undo of `close`. */
  open(): void;
  /** Nothing passes any more in either direction, and nobody is told. */
  stall(): void;
  /** The undo of `stall`. */
  flow(): void;
  /** The server's end is gone; the client's stays open and silent. */
  halfOpen(): void;
  readonly connections: number;
  stop(): Promise<void>;
}

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

/** `overhear`: what the server sends, as it comes. */
export async function startProxy(
  target: string,
  overhear: (bytes: Buffer) => void = () => {},
): Promise<NetworkProxy> {
  const { port } = new URL(target);
  const pairs = new Set<Pair>();
  let closed = false;
  let stalled = false;
  let bytesLeft = Number.POSITIVE_INFINITY;

  const cut = (): void => {
    bytesLeft = Number.POSITIVE_INFINITY;
    for (const { near, far } of pairs) {
      near.destroy();
      far.destroy();
    }
    pairs.clear();
  };
  const each = (act: (pair: Pair) => void): void => [...pairs].forEach(act);
  const server = createServer((near) => {
    if (closed) return void near.destroy();
    const far = connect(Number(port), '127.0.0.1');
    const pair = { near, far };
    pairs.add(pair);
    join(
      pair,
      (bytes) => {
        overhear(bytes);
        bytesLeft -= bytes.length;
        if (bytesLeft <= 0) cut();
      },
      () => pairs.delete(pair),
    );
    if (stalled) pause(pair);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const ownPort = address !== null && typeof address === 'object' ? String(address.port) : '';

  return {
    through: (url) => {
      const changed = new URL(url);
      changed.port = ownPort;
      return changed.href;
    },
    cut,
    cutAfter: (bytes) => {
      bytesLeft = bytes;
    },
    close: () => {
      closed = true;
      cut();
    },
    open: () => {
      closed = false;
    },
    stall: () => {
      stalled = true;
      each(pause);
    },
    flow: () => {
      stalled = false;
      each(({ near, far }) => {
        near.resume();
        far.resume();
      });
    },
    halfOpen: () =>
      each(({ near, far }) => {
        far.removeAllListeners('close').destroy();
        near.removeAllListeners('data').resume();
      }),
    get connections() {
      return pairs.size;
    },
    stop: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

function pause({ near, far }: Pair): void {
  near.pause();
  far.pause();
}

function join({ near, far }: Pair, fromServer: (bytes: Buffer) => void, gone: () => void): void {
  near.setNoDelay();
  far.setNoDelay();
  near.on('data', (chunk) => far.write(chunk));
  far.on('data', (chunk) => {
    near.write(chunk);
    fromServer(chunk);
  });
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    one.on('error', () => one.destroy());
    one.on('close', () => {
      gone();
      other.destroy();
    });
  }
}
