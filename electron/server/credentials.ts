import { randomBytes } from 'node:crypto';
import {
  deriveScramKeys,
  hmac,
  type ScramMechanism,
  scramMechanisms,
  serverKeys,
} from '#electron/stanza/scram.ts';
import type { Credential } from './storage/accounts.ts';

/** RFC 7677, 4 asks for 4096 at least; SHA-1 is there for old clients, which compute it slowly. */
const iterationsOf: Readonly<Record<ScramMechanism, number>> = {
  'SCRAM-SHA-256': 10_000,
  'SCRAM-SHA-1': 4_096,
};

const saltBytes = 16;

/** What is kept of a new password. */
export function makeCredentials(password: string): Promise<readonly Credential[]> {
  return Promise.all(
    scramMechanisms.map(async (mechanism) => {
      const salt = randomBytes(saltBytes);
      const iterations = iterationsOf[mechanism];
      const keys = await deriveScramKeys(mechanism, password, salt, iterations);
      return { mechanism, salt, iterations, ...serverKeys(mechanism, keys) };
    }),
  );
}

/**
 * What a name without an account is asked with: the same each time, and like any other, so that nobody can find
 * out who has an account (RFC 5802, 9).
 */
export function decoyCredential(mechanism: ScramMechanism, name: string, secret: Buffer): Credential {
  const salt = hmac(mechanism, secret, `salt ${name}`).subarray(0, saltBytes);
  const nobody = hmac(mechanism, secret, `key ${name}`);
  return { mechanism, salt, iterations: iterationsOf[mechanism], storedKey: nobody, serverKey: nobody };
}
