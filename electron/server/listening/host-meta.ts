import type { IncomingMessage, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import { type HostMeta, writeHostMetaJson, writeHostMetaXml } from '#electron/stanza/0156-host-meta.ts';

export interface WebSocketPlace {
  readonly webSocketPath: string;
  /** Where others find it, if not where they asked. */
  readonly publicUrl: string | undefined;
}

/** Tells clients where the WebSocket is (XEP-0156), and everybody else that there is nothing to see. */
export function answerHttp(request: IncomingMessage, response: ServerResponse, place: WebSocketPlace): void {
  const meta: HostMeta = { webSockets: [place.publicUrl ?? sameHost(request, place.webSocketPath)] };
  const path = request.url?.split('?', 1)[0];
  // XEP-0156, 2: web clients of any origin may read it.
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('x-content-type-options', 'nosniff');
  if (path === '/.well-known/host-meta.json') {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(writeHostMetaJson(meta)));
  } else if (path === '/.well-known/host-meta') {
    response.setHeader('content-type', 'application/xrd+xml');
    response.end(`<?xml version="1.0" encoding="utf-8"?>${writeHostMetaXml(meta)}`);
  } else {
    response.statusCode = 404;
    response.setHeader('content-type', 'text/plain');
    response.end('An XMPP server: connect by WebSocket.\n');
  }
}

/** Whoever got here by this name gets to the WebSocket by it. */
function sameHost({ headers, socket }: IncomingMessage, path: string): string {
  const host = headers.host ?? `127.0.0.1:${socket.localPort}`;
  return `${socket instanceof TLSSocket ? 'wss' : 'ws'}://${host}${path}`;
}
