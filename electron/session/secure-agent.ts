import { Agent, type RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect, type TLSSocket } from 'node:tls';
import { FaultError } from '../model/fault.ts';
import type { ClientCertificate } from './credential.ts';
import { oldestTls, type Trust, trustedCertificates } from './trust.ts';

/** The server shows another certificate than the one that an invitation named. In lower-case hex. */
export class CertificateChangedError extends FaultError {
  readonly expected: string;
  readonly offered: string;

  constructor(expected: string, offered: string) {
    super(
      'CertificateChanged',
      `This is not the server that you were invited to, or its certificate was replaced (it begins with ${readable(offered)}, not with ${readable(expected)}), so nothing was sent. Ask whoever invited you, by another way than this one.`,
    );
    this.expected = expected;
    this.offered = offered;
  }
}

type Ready = (error: Error | null, socket: Duplex) => void;

/**
 * Makes the TLS connections of HTTPS requests, and hands each over only once it is known whose it is: until then
 * nothing is written to it. Resumes no earlier session, in which no certificate would be shown.
 */
export class SecureAgent extends Agent {
  readonly #trust: Trust & Partial<ClientCertificate>;

  constructor(trust: Trust & Partial<ClientCertificate>) {
    super();
    this.#trust = trust;
  }

  override createConnection(options: RequestOptions, ready: Ready = () => {}): undefined {
    const { ca, pin, cert, key } = this.#trust;
    const host = options.host ?? '';
    // Not the whole of the options: their path is that of the request, here it would be that of a local socket.
    const socket = connect({
      host,
      port: Number(options.port),
      timeout: options.timeout,
      servername: isIP(host) ? '' : host,
      minVersion: oldestTls,
      ca: trustedCertificates({ ca }),
      cert,
      key,
      rejectUnauthorized: pin === undefined,
    });
    const fail = (error: Error) => ready(error, socket);
    socket.once('error', fail);
    socket.once('timeout', () => socket.destroy(new Error('The TLS handshake has timed out')));
    socket.once('secureConnect', () => {
      socket.off('error', fail);
      const fault = checkPin(socket, pin?.toLowerCase());
      if (!fault) return ready(null, socket);
      socket.destroy();
      ready(fault, socket);
    });
  }
}

function checkPin(socket: TLSSocket, pin: string | undefined): CertificateChangedError | undefined {
  if (pin === undefined) return undefined;
  const offered = socket.getPeerX509Certificate()?.fingerprint256.replaceAll(':', '').toLowerCase() ?? '';
  return offered === pin ? undefined : new CertificateChangedError(pin, offered);
}

function readable(fingerprint: string): string {
  return fingerprint.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');
}
