/** The SASL mechanisms that Perch speaks, best first. Never PLAIN, never ANONYMOUS. */
export const mechanisms = ['SCRAM-SHA-256', 'SCRAM-SHA-1'] as const;
export type Mechanism = (typeof mechanisms)[number];

/**
 * What SCRAM derives from a password (RFC 5802, 3), good for one account on one server. Plain JSON; whoever
 * holds it can sign in, so it belongs in a key store. Binary values are in base64.
 */
export interface DerivedKeys {
  readonly mechanism: Mechanism;
  readonly salt: string;
  readonly iterations: number;
  readonly clientKey: string;
  readonly serverKey: string;
}
