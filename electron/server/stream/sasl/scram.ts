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
  type Move,
  malformed,
  notAnother,
  signedIn,
  wrongPassword,
} from './mechanism.ts';

export interface PasswordOptions {
  readonly domain: string;
  /** Always answers: for a name without an account, with a believable decoy. */
  readonly credential: (name: string, mechanism: ScramMechanism) => Credential;
  /** Random, not to be guessed. */
  readonly nonce: () => string;
}

/** RFC 5802: neither side learns more of a password than whether the other knows it. */
export function scram(mechanism: ScramMechanism, { domain, credential, nonce }: PasswordOptions): Mechanism {
  function challenge(
    message: string,
    remember: (name: string, first: ClientFirst, challenge: ServerFirst) => void,
  ): Move {
    const first = readClientFirst(message);
    if (!first) return malformed;
    const name = parseJid(`${first.username}@${domain}`)?.local;
    if (!name) return wrongPassword;
    if (!isOneself(first.authorizationId, name, domain)) return notAnother;
    const { salt, iterations } = credential(name, mechanism);
    const made = writeServerFirst(first.nonce + nonce(), salt, iterations);
    remember(name, first, made);
    return { challenge: made.message };
  }

  function claim(name: string, first: ClientFirst, made: ServerFirst, message: string): Move {
    const prove = () => {
      // Asked anew: the password may have been changed since the challenge.
      const signature = verifyClientFinal(mechanism, credential(name, mechanism), first, made, message);
      return signature === undefined ? wrongPassword : signedIn({ name, by: 'password' }, signature);
    };
    return { name, prove };
  }

  return {
    name: mechanism,
    offeredTo: () => true,
    begin: () => {
      let respond: ((message: string) => Move) | undefined;
      return (message) => {
        if (respond) return respond(message);
        return challenge(message, (...known) => {
          respond = (final) => claim(...known, final);
        });
      };
    },
  };
}
