import type { ClientOptions } from 'ws';
import type { ServerOptions } from '#electron/server/server.ts';
import { readMechanisms } from '#electron/stanza/rfc6120-sasl.ts';
import { Authority, type CertificateWish } from '#test/support/tls.ts';
import { Device } from '../device.ts';
import { runServer } from '../running.ts';

const authority = Authority.make();

/** A server over TLS that takes client certificates, and what its clients need. */
export async function runSecureServer(names: readonly string[], options: Partial<ServerOptions> = {}) {
  const trusted = await authority;
  const { pem, key } = await trusted.issue({ names: ['DNS:localhost', 'IP:127.0.0.1'] });
  const tls = { certificate: pem, key, clientAuthorities: trusted.pem };
  const server = await runServer(names, {}, undefined, { tls, ...options });
  return { server, trust: { ca: trusted.pem } satisfies ClientOptions };
}

/** TLS options of a client with a certificate that the server's authority gave out. */
export async function certified(wish: CertificateWish): Promise<ClientOptions> {
  const trusted = await authority;
  const { pem, key } = await trusted.issue({ purpose: 'client', ...wish });
  return { ca: trusted.pem, cert: pem, key };
}

/** A device on an open stream, and what it is offered. */
export async function opened(server: { readonly webSocket: string }, options: ClientOptions = {}) {
  const device = await Device.connect(server, options);
  const mechanisms = readMechanisms(await device.open('localhost'));
  return { device, mechanisms };
}
