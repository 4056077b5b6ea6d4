import { createServer, type Server as HttpServer } from 'node:http';
import { createServer as createSecureServer, Server as SecureServer } from 'node:https';
import { isIPv6 } from 'node:net';
import { FaultError } from '#electron/model/fault.ts';
import { isLoopback } from '#electron/model/loopback.ts';
import type { StreamError } from '#electron/stanza/stream-error.ts';
import type { StreamHost } from '../stream/host.ts';
import { listenForStreams } from '../stream/listener.ts';
import { answerHttp } from './host-meta.ts';
import type { Reach } from './reach.ts';
import { fingerprint, secureOptions, type TlsMaterial } from './tls.ts';

export interface PlaceOptions {
  /** An address or a name of this computer; without `tls` it must be loopback. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly tls?: TlsMaterial;
  /** No authority vouches for the certificate: clients are told its fingerprint. */
  readonly selfMade?: boolean;
  /** SASL PLAIN is offered, over TLS only. */
  readonly allowPlain?: boolean;
  /**
   * The WebSocket's address as others see it, where that is not as we would name it. Without `tls` a proxy on this
   * computer ends it.
   */
  readonly publicUrl?: string;
  /** What the URL names where the host means every address of this computer. */
  readonly name?: string;
}

/** Somewhere that the server listens at. */
export interface Place {
  readonly port: number;
  /** Where it listens. */
  readonly webSocket: string;
  /** How others than this computer's own programs get here, if they do. */
  reach(): Reach | undefined;
  /** From the next connection on. */
  renew(tls: TlsMaterial): void;
  /** Ends every stream in order. */
  endAll(error: StreamError): void;
  /**
   * Takes nobody any more and ends every stream, sending clients elsewhere if there is somewhere (RFC 7395,
   * 3.6.1). Resolves when they have left, or a moment has passed.
   */
  close(error: StreamError, seeOtherUri?: string): Promise<void>;
}

export const webSocketPath = '/xmpp-websocket';

/** RFC 9325: a handshake needs no longer. */
const handshakeTimeout = 10_000;

/** Rejects with `Conflict`, `InsecureConnection` or `InvalidArgument`. */
export async function openPlace(options: PlaceOptions, host: StreamHost): Promise<Place> {
  const { tls, publicUrl } = options;
  refuseInsecure(options, options.host);
  const http = createHttp(tls);
  http.on('request', (request, response) => answerHttp(request, response, { webSocketPath, publicUrl }));
  const behindProxy = publicUrl !== undefined && tls === undefined;
  const around = { allowPlain: options.allowPlain ?? false, behindProxy };
  const streams = listenForStreams(http, webSocketPath, host, around);
  const { address, port } = await listen(http, options);
  try {
    refuseInsecure(options, address);
  } catch (error) {
    http.close();
    throw error;
  }
  const webSocket = webSocketUrl(options, address, port);
  let shown = tls;
  return {
    port,
    webSocket,
    reach: () => reachOf({ ...options, tls: shown }, webSocket),
    renew: (renewed) => {
      if (!(http instanceof SecureServer)) return;
      http.setSecureContext(secureOptions(renewed));
      shown = renewed;
    },
    endAll: streams.endAll,
    close: async (error, seeOtherUri) => {
      http.close();
      streams.endAll(error, seeOtherUri);
      await streams.allGone();
      http.closeAllConnections();
    },
  };
}

/** The certificate of a client is asked for, never demanded: people sign in without one. */
function createHttp(tls: TlsMaterial | undefined): HttpServer {
  if (!tls) return createServer();
  const requestCert = tls.clientAuthorities !== undefined;
  return createSecureServer({
    ...secureOptions(tls),
    handshakeTimeout,
    requestCert,
    rejectUnauthorized: false,
  });
}

function refuseInsecure({ tls }: PlaceOptions, host: string): void {
  if (tls || isLoopback(host)) return;
  throw new FaultError(
    'InsecureConnection',
    `Without TLS the server listens on this computer only: give --tls-cert and --tls-key, or leave out --host ${host}.`,
  );
}

type ReachFacts = Pick<PlaceOptions, 'publicUrl' | 'selfMade'> & { readonly tls: TlsMaterial | undefined };

function reachOf({ tls, publicUrl, selfMade }: ReachFacts, webSocket: string): Reach | undefined {
  if (tls === undefined && publicUrl === undefined) return undefined;
  return {
    webSocket: publicUrl ?? webSocket,
    ...(tls && selfMade && { certificate: fingerprint(tls.certificate) }),
  };
}

function webSocketUrl({ tls, name }: PlaceOptions, address: string, port: number): string {
  const named = (address === '0.0.0.0' || address === '::') && name !== undefined ? name : address;
  const host = isIPv6(named) ? `[${named}]` : named;
  return new URL(`${tls ? 'wss' : 'ws'}://${host}:${port}${webSocketPath}`).href;
}

function listen(
  http: HttpServer,
  { host, port }: PlaceOptions,
): Promise<{ readonly address: string; readonly port: number }> {
  return new Promise((resolve, reject) => {
    http.once('error', (cause) => reject(explain(host, port, cause)));
    http.listen({ port, host, backlog: 1_024 }, () => {
      const bound = http.address();
      resolve(typeof bound === 'object' && bound ? bound : { address: host, port });
    });
  });
}

function explain(host: string, port: number, cause: Error): FaultError {
  const code = 'code' in cause ? cause.code : undefined;
  switch (code) {
    case 'EADDRINUSE': {
      const text = `Port ${port} is in use: choose another, or 0 for a free one.`;
      return new FaultError('Conflict', text, { cause });
    }
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN': {
      const text = `${host} is no address of this computer: choose another, or 0.0.0.0 for all of them.`;
      return new FaultError('InvalidArgument', text, { cause });
    }
    default: {
      const text = `Port ${port} cannot be opened: choose another, or 0 for a free one.`;
      return new FaultError('Internal', text, { cause });
    }
  }
}
