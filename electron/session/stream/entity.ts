import { Client } from '@xmpp/client-core';
import { webSocketTransport } from './transport.ts';
import type { TransportOptions } from './ws-socket.ts';

export interface EntityOptions {
  readonly domain: string;
  readonly transport: TransportOptions;
  readonly onRedirect: (uri: string) => void;
}

/** xmpp.js's end of a stream, on our transport, with the traps that it lays taken out. */
export function composeEntity({ domain, transport, onRedirect }: EntityOptions): Client {
  const entity = new Client({ domain, service: '' });
  entity.transports.push(webSocketTransport(transport, onRedirect));
  // It would follow to anywhere, TLS or not; the stream error is enough.
  entity._onSeeOtherHost = (error) => entity.emit('error', error);
  // Between the end of a stream and the end of its socket more may come, and xmpp.js has no parser for it.
  entity._onData = (data) => entity.parser?.write(String(data));
  // xmpp.js goes on waiting for the answer to a step that was cut off, and would take the next stream's for it.
  entity.on('disconnect', () => entity.removeAllListeners('nonza'));
  return entity;
}
