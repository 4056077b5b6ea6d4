import type { ScramClientKeys, ScramMechanism } from '../stanza/scram.ts';

/**
 * What SCRAM derives from a password (RFC 5802, 3), good for one account on one server. Plain JSON; whoever
 * holds it can sign in, so it belongs in a key store. Binary values are in base64.
 */
export interface DerivedKeys {
  readonly mechanism: ScramMechanism;
  readonly salt: string;
  readonly iterations: number;
  readonly clientKey: string;
  readonly serverKey: string;
}

/** A certificate, with those that vouch for it behind it, and its private key. Both in PEM. */
export interface ClientCertificate {
  readonly cert: string;
  readonly key: string;
}

/** How to sign in. */
export type Credential =
  /** `allowPlain`: the person lets a server have the password itself, if it takes nothing else (PLAIN, over TLS). */
  | { readonly password: string; readonly allowPlain?: boolean }
  /** What an earlier sign-in derived from the password. */
  | { readonly keys: DerivedKeys }
  /**
   * A bearer token (OAUTHBEARER). Asked anew at each attempt, so that it can be renewed; `refused` is the token that
   * the server has just refused, whatever time it seems to have left. What it rejects with ends the attempt.
   */
  | { readonly token: (refused?: string) => Promise<string> }
  /** Shown in the TLS handshake (EXTERNAL). */
  | { readonly certificate: ClientCertificate };

export function packKeys(
  mechanism: ScramMechanism,
  salt: Buffer,
  iterations: number,
  keys: ScramClientKeys,
): DerivedKeys {
  return {
    mechanism,
    salt: salt.toString('base64'),
    iterations,
    clientKey: keys.clientKey.toString('base64'),
    serverKey: keys.serverKey.toString('base64'),
  };
}

export function unpackKeys(keys: DerivedKeys): ScramClientKeys {
  return {
    clientKey: Buffer.from(keys.clientKey, 'base64'),
    serverKey: Buffer.from(keys.serverKey, 'base64'),
  };
}
