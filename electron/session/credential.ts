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

/** How to sign in: by password, or by the keys that an earlier sign-in derived from it. */
export type Credential = { readonly password: string } | { readonly keys: DerivedKeys };

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
