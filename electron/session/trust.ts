import * as tls from 'node:tls';

export interface Trust {
  /** Certificates (PEM) to trust beside the system's own. */
  readonly ca?: string | undefined;
  /** SHA-256 of the server's certificate (DER), in hex: exactly this one is trusted, whoever vouches for it. */
  readonly pin?: string | undefined;
}

/** Earlier ones are broken (RFC 8996). */
export const oldestTls = 'TLSv1.2';

/** As Node wants it, for which what it is given replaces the system's own; undefined: the system's alone. */
export function trustedCertificates({ ca }: Trust): string[] | undefined {
  if (ca === undefined) return undefined;
  // Node tells them from 22.15 on; bots may run on an older one.
  return [...(tls.getCACertificates?.('default') ?? tls.rootCertificates), ca];
}
