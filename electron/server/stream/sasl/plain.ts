import { timingSafeEqual } from 'node:crypto';
import { parseJid } from '#electron/stanza/jid.ts';
import { plainMechanism, readPlain } from '#electron/stanza/rfc4616-plain.ts';
import { deriveScramKeys, serverKeys } from '#electron/stanza/scram.ts';
import {
  isOneself,
  type Mechanism,
  malformed,
  notAnother,
  signedIn,
  type Verdict,
  wrongPassword,
} from './mechanism.ts';
import type { PasswordOptions } from './scram.ts';

/** RFC 4616: the password itself, for clients that can do nothing better. */
export function plain({ domain, credential }: PasswordOptions): Mechanism {
  async function prove(name: string, password: string): Promise<Verdict> {
    const { mechanism, salt, iterations } = credential(name, 'SCRAM-SHA-256');
    const keys = await deriveScramKeys(mechanism, password, salt, iterations);
    // Asked anew: the password may have been changed meanwhile.
    const { storedKey } = credential(name, mechanism);
    const isRight = timingSafeEqual(serverKeys(mechanism, keys).storedKey, storedKey);
    return isRight ? signedIn({ name, by: 'password' }) : wrongPassword;
  }

  return {
    name: plainMechanism,
    offeredTo: ({ secure, allowPlain }) => secure && allowPlain,
    begin: () => (data) => {
      const message = readPlain(data);
      if (!message) return malformed;
      const name = parseJid(`${message.name}@${domain}`)?.local;
      if (!name) return wrongPassword;
      const { authorizationId, password } = message;
      if (!isOneself(authorizationId, name, domain)) return notAnother;
      return { name, prove: () => prove(name, password) };
    },
  };
}
