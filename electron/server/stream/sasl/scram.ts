import type { Refusal } from '#electron/server/sign-in.ts';
import type { Credential } from '#electron/server/storage/accounts.ts';
import { parseJid } from '#electron/stanza/jid.ts';
import {
  type ClientFirst,
  readClientFirst,
  type ScramMechanism,
  type ServerFirst,
  verifyClientFinal,
  writeServerFirst,
} from '#electron/stanza/scram.ts';
import {
  isOneself,
  type Mechanism,
  malformed,
  notAnother,
  signedIn,
  type Verdict,
  wrongPassword,
} from './mechanism.ts';

export interface PasswordOptions {
  readonly domain: string;
  /** Always answers: for a name without an account, with a believable decoy. */
  readonly credential: (name: string, mechanism: ScramMechanism) => Credential;
  /** Random, not to be guessed. */
  readonly nonce: () => string;
}

/** Who has been asked for a proof, and how. */
interface Asked {
  readonly name: string;
  readonly first: ClientFirst;
  readonly challenge: ServerFirst;
}

/** RFC 5802: neither side learns more of a password than whether the other knows it. */
export function scram(mechanism: ScramMechanism, { domain, credential, nonce }: PasswordOptions): Mechanism {
  function ask(message: string): Asked | Refusal {
    const first = readClientFirst(message);
    if (!first) return malformed;
    const name = parseJid(`${first.username}@${domain}`)?.local;
    if (!name) return wrongPassword;
    if (!isOneself(first.authorizationId, name, domain)) return notAnother;
    const { salt, iterations } = credential(name, mechanism);
    return { name, first, challenge: writeServerFirst(first.nonce + nonce(), salt, iterations) };
  }

  function prove({ name, first, challenge }: Asked, message: string): Verdict {
    // Asked anew: the password may have been changed since the challenge.
    const signature = verifyClientFinal(mechanism, credential(name, mechanism), first, challenge, message);
    return signature === undefined ? wrongPassword : signedIn({ name, by: 'password' }, signature);
  }

  return {
    name: mechanism,
    offeredTo: () => true,
    begin: () => {
      let asked: Asked | undefined;
      return (message) => {
        const before = asked;
        if (before) return { name: before.name, prove: () => prove(before, message) };
        const now = ask(message);
        if ('refused' in now) return now;
        asked = now;
        return { challenge: now.challenge.message };
      };
    },
  };
}
