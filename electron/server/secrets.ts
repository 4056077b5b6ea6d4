import { createHash, randomBytes } from 'node:crypto';

/** A secret that nobody can guess, in characters that links and command lines leave alone. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What is kept of a secret. It is found by this, not compared with it: how long that takes tells nothing about a
 * secret, for nobody can choose what it hashes to; and of 256 random bits nothing can be tried, so that no salt and
 * no slowness is needed.
 */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
