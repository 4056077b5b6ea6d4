import type { IncomingMessage, ServerResponse } from 'node:http';
import { type HostMeta, writeHostMetaJson, writeHostMetaXml } from '#electron/stanza/0156-host-meta.ts';

/** Tells clients where the WebSocket is (XEP-0156), and everybody else that there is nothing to see. */
export function answerHttp(request: IncomingMessage, response: ServerResponse, webSocketPath: string): void {
  const host = request.headers.host ?? `127.0.0.1:${request.socket.localPort}`;
  const meta: HostMeta = { webSockets: [`ws://${host}${webSocketPath}`] };
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
