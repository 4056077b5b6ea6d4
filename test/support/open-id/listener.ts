import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { TlsMaterial } from '#test/support/tls.ts';

export function makeListener(tls: TlsMaterial | undefined, handle: RequestListener): Server {
  if (tls === undefined) return createServer(handle);
  return createSecureServer({ cert: readFileSync(tls.certificate), key: readFileSync(tls.key) }, handle);
}

/** Listens on loopback; answers the port. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
}

export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
