import { createReadStream } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket, WebSocketServer } from 'ws';
import { FaultError } from '#electron/model/fault.ts';
import type { AddInSites, FindAddInFile } from '../add-in-sites.ts';
import type { PlainFiles } from '../plain-files.ts';
import { type WebFile, webFiles } from './files.ts';
import { createGuard, type Guard } from './guard.ts';
import { guardHeaders } from './headers.ts';
import { refusalPage } from './refusal-page.ts';
import { exchangeFile } from './transfers.ts';

export interface WebServer {
  /** With the start token: opens once. */
  readonly startUrl: string;
  readonly url: string;
  close(): Promise<void>;
}

export interface WebServerOptions {
  /** Zero takes any that is free. */
  readonly port: number;
  readonly root: string;
  readonly onPage: (socket: WebSocket) => void;
  /** Files on their way to the page and from it. None where absent. */
  readonly exchange?: PlainFiles;
  /** Served on hosts of their own, `NAME.localhost`, without any cookie. None where absent. */
  readonly addIns?: { readonly sites: AddInSites; readonly find: FindAddInFile };
}

/**
 * Not imported: an import reads every export, and one of these loads a whole HTTP client, which would be most of
 * the time that Perch takes to start.
 */
const { createServer } = process.getBuiltinModule('node:http');

/** No question of the contract comes near this size, in bytes. */
const maxFrame = 4 * 1024 * 1024;
/** How long a large file may take to come, in milliseconds. */
const longestRequest = 10 * 60_000;

/**
 * The renderer over HTTP and the bridge over a WebSocket, to this machine only and to who has the start token.
 * Rejects with `CommandFailed` where the port is taken.
 */
export async function startWebServer({
  port,
  root,
  onPage,
  addIns,
  exchange,
}: WebServerOptions): Promise<WebServer> {
  const server = createServer({
    headersTimeout: 10_000,
    requestTimeout: longestRequest,
    maxHeaderSize: 16_384,
  });
  const taken = await listen(server, port);
  const guard = createGuard(taken);
  const bridge = `ws://127.0.0.1:${taken} ws://localhost:${taken}`;
  const frames = `http://*.localhost:${taken}`;
  const site = { guard, headers: guardHeaders(bridge, frames), files: webFiles(root), addIns, exchange };
  // Loaded for the first page, and not when Perch starts.
  let sockets: Promise<WebSocketServer> | undefined;
  server.on('request', (request, response) => respond(site, request, response));
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url !== '/bridge' || !guard.mayConnect(request)) return refuseUpgrade(socket);
    // A page that goes away before there is somebody to answer it.
    socket.on('error', () => socket.destroy());
    sockets ??= openSockets();
    void sockets.then((open) => open.handleUpgrade(request, socket, head, onPage));
  });
  const url = `http://127.0.0.1:${taken}/`;
  return {
    url,
    startUrl: `${url}?token=${guard.startToken}`,
    close: async () => {
      for (const socket of (await sockets)?.clients ?? []) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Site {
  readonly guard: Guard;
  readonly headers: Readonly<Record<string, string>>;
  readonly files: ReadonlyMap<string, WebFile>;
  readonly addIns: WebServerOptions['addIns'];
  readonly exchange: WebServerOptions['exchange'];
}

function respond(site: Site, request: IncomingMessage, response: ServerResponse): void {
  const addIn = site.addIns && addInFor(site.addIns, request);
  if (addIn) {
    sendWhole(addIn, request, response);
    return;
  }
  const verdict = site.guard.judge(request);
  const send = (status: number, headers: Readonly<Record<string, string>>, body?: string) =>
    response.writeHead(status, { ...site.headers, 'Cache-Control': 'no-store', ...headers }).end(body);
  if (verdict.kind === 'enter') return void send(303, { Location: '/', 'Set-Cookie': verdict.cookie });
  if (verdict.kind === 'refuse') {
    return void send(
      verdict.status,
      { 'Content-Type': 'text/html; charset=utf-8' },
      refusalPage(verdict.why),
    );
  }
  if (site.exchange && exchangeFile(site.exchange, request, response, site.headers)) return;
  const found = site.files.get((request.url ?? '/').replace(/\?.*/su, ''));
  if (!found) return void send(404, { 'Content-Type': 'text/plain' }, 'There is nothing at this address.');
  sendFile(found, site.headers, request, response);
}

/** What one of its frames asks for: by the address alone, for an add-in's site knows nobody. */
function addInFor(
  { sites, find }: NonNullable<Site['addIns']>,
  { method, headers, url = '' }: IncomingMessage,
) {
  const isRead = method === 'GET' || method === 'HEAD';
  const place = isRead ? sites.locate(`http://${headers.host ?? ''}${url}`) : undefined;
  return place && find(place);
}

function sendWhole(
  { file, headers }: NonNullable<ReturnType<FindAddInFile>>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.writeHead(200, headers);
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(file)
      .once('error', () => response.destroy())
      .pipe(response);
}

function sendFile(
  { file, type, immutable }: WebFile,
  headers: Readonly<Record<string, string>>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const cache = immutable ? 'private, max-age=31536000, immutable' : 'no-cache';
  sendWhole(
    { file, headers: { ...headers, 'Content-Type': type, 'Cache-Control': cache } },
    request,
    response,
  );
}

async function openSockets(): Promise<WebSocketServer> {
  const { WebSocketServer } = await import('ws');
  return new WebSocketServer({ noServer: true, maxPayload: maxFrame, perMessageDeflate: false });
}

function refuseUpgrade(socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(cannotListen(port, cause)));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function cannotListen(port: number, cause: NodeJS.ErrnoException): FaultError {
  const text =
    cause.code === 'EADDRINUSE'
      ? `Port ${port} is in use. Choose another with --port, or end the program that uses it.`
      : `Perch cannot listen on port ${port} (${cause.code}). Choose another with --port.`;
  return new FaultError('CommandFailed', text, { cause });
}
