import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { isLoopback } from '#electron/model/loopback.ts';

/** What the server knows of a connection before anybody has signed in on it. */
export interface Circumstances {
  /** Nobody on the way can listen: TLS ends at this computer. */
  readonly secure: boolean;
  /** It comes from this computer. */
  readonly loopback: boolean;
  /** Whence it comes, without the port. */
  readonly remoteAddress: string;
  /** In DER; only one that an authority of this server vouches for, and that a program shows by itself. */
  readonly clientCertificate?: Buffer;
  /** The administrator lets people send their password itself. */
  readonly allowPlain: boolean;
}

/** How the place is run that a connection comes to. */
export interface PlaceTerms {
  readonly allowPlain: boolean;
  /** A proxy on this computer ends TLS and says from whom it comes. */
  readonly behindProxy: boolean;
}

export function circumstancesOf(
  request: IncomingMessage,
  { allowPlain, behindProxy }: PlaceTerms,
): Circumstances {
  const { socket } = request;
  const peer = plainAddress(socket.remoteAddress ?? '');
  const forwarded = behindProxy && isLoopback(peer) ? forwardedFor(request) : undefined;
  const clientCertificate =
    socket instanceof TLSSocket && !isOfPage(request) ? verifiedCertificate(socket) : undefined;
  return {
    secure: socket instanceof TLSSocket || forwarded !== undefined,
    loopback: forwarded === undefined && isLoopback(peer),
    remoteAddress: forwarded ?? peer,
    ...(clientCertificate && { clientCertificate }),
    allowPlain,
  };
}

/** A browser shows a certificate for whatever page is open in it, and says which one that is (RFC 6455, 10.2). */
function isOfPage({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined;
}

/** The last one: the proxy itself wrote it, whatever came to it before. */
function forwardedFor({ headers }: IncomingMessage): string | undefined {
  const values = [headers['x-forwarded-for'] ?? []].flat();
  return values.at(-1)?.split(',').at(-1)?.trim();
}

function verifiedCertificate(socket: TLSSocket): Buffer | undefined {
  return socket.authorized ? socket.getPeerX509Certificate()?.raw : undefined;
}

/** An IPv4 address that reached a socket of both kinds is one of IPv4 (RFC 4291, 2.5.5.2). */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
