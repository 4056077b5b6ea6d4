import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { addInHeaders, addInTypes } from '#electron/addin/serve.ts';

export interface AddInSite {
  /** Of the page that stands for Perch. */
  readonly url: string;
  /** The add-in was built anew. */
  readonly changed: () => void;
  readonly close: () => void;
}

/**
 * Serves an add-in as Perch does, on a site of its own and under its policy, and on another one the page that stands
 * for Perch.
 */
export async function serveAddIn(addIn: string, mock: string, port = 0): Promise<AddInSite> {
  const listeners = new Set<ServerResponse>();
  const server: Server = createServer((request, response) => {
    const inFrame = request.headers.host?.startsWith('addin.') === true;
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (!inFrame && pathname === '/changes') return listen(response);
    const folder = inFrame || pathname === '/perch-addin.json' ? addIn : mock;
    // As Perch sends them: what runs here runs there.
    const headers = inFrame
      ? addInHeaders(`http://${request.headers.host}/`, `http://localhost:${request.socket.localPort}`)
      : {};
    send(response, join(folder, normalize(pathname === '/' ? '/index.html' : pathname)), headers);
  });
  function listen(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(': here\n\n');
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  }
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  // A server that listens on TCP has an address of this kind.
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${taken}/`,
    changed: () => {
      for (const listener of listeners) listener.write('data: changed\n\n');
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function send(response: ServerResponse, file: string, headers: Readonly<Record<string, string>>): void {
  const type = addInTypes[extname(file)];
  try {
    const body = readFileSync(file);
    const common = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
    response.writeHead(200, { ...headers, ...common, ...(type !== undefined && { 'Content-Type': type }) });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}
