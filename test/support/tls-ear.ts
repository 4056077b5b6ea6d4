import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';

/** A bare TLS server that only listens: what a client wrote before it knew whom it speaks to. */
export interface TlsEar {
  readonly port: number;
  /** Everything that came inside the encryption, from whomever. */
  heard(): string;
  stop(): Promise<void>;
}

export async function startTlsEar(options: TlsOptions): Promise<TlsEar> {
  let heard = '';
  const sockets = new Set<{ destroy(): unknown }>();
  const server = createServer(options, (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (data) => {
      heard += data.toString('latin1');
      // It is no chat server, and says so.
      socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n');
    });
  });
  server.on('tlsClientError', () => {});
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    // It listens on a port.
    port: (server.address() as AddressInfo).port,
    heard: () => heard,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
