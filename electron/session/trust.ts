import { getCACertificates } from 'node:tls';

/**
 * The certificates (PEM) to trust where one is to count beside the system's own: what Node is given replaces them.
 * Undefined: the system's alone.
 */
export function trustedWith(ca: string | undefined): string[] | undefined {
  return ca === undefined ? undefined : [...getCACertificates('default'), ca];
}
