import { timingSafeEqual } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '#electron/host/replace-file.ts';
import { hashSecret, newSecret } from './secrets.ts';
import type { BearerVerifier } from './sign-in.ts';

/**
 * Whoever runs the server from its own machine: an administrator that is in no list and has no password. The name
 * is taken, and so nobody else's.
 */
export const operatorName = 'perch-operator';

const prefix = 'operator_';

/** Good for as long as the server runs. */
export function makeOperatorToken(): string {
  return prefix + newSecret();
}

export function verifyOperator(expected: string): BearerVerifier {
  return (token) => {
    if (!token.startsWith(prefix)) return undefined;
    return timingSafeEqual(hashSecret(token), hashSecret(expected))
      ? { signIn: { name: operatorName, by: 'token', operator: true } }
      : { refused: 'not-authorized', text: 'The server has started anew since.' };
  };
}

/** Tells whoever may read the data directory how to administer the server. Answers the undo. */
export function writeOperatorFile(
  data: string,
  facts: { readonly webSocket: string; readonly address: string; readonly token: string },
): () => void {
  const file = join(data, 'operator.json');
  replaceFile(file, `${JSON.stringify(facts, undefined, 2)}\n`);
  return () => rmSync(file, { force: true });
}
