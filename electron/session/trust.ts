import { getCACertificates } from 'node:tls';

export interface Trust {
  /** Certificates (PEM) to trust beside the system's own. */
  readonly ca?: string | undefined;
}

/** As Node wants it, for which what it is given replaces the system's own; undefined: the system's alone. */
export function trustedCertificates({ ca }: Trust): string[] | undefined {
  return ca === undefined ? undefined : [...getCACertificates('default'), ca];
}
