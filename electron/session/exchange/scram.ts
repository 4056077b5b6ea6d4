import { FaultError } from '#electron/model/fault.ts';
import type { SaslFailure } from '#electron/stanza/rfc6120-sasl.ts';
import {
  type ClientFirst,
  deriveScramKeys,
  readServerFirst,
  type ScramClientKeys,
  type ScramMechanism,
  type ServerFirst,
  writeClientFinal,
  writeClientFirst,
} from '#electron/stanza/scram.ts';
import { type DerivedKeys, packKeys, unpackKeys } from '../credential.ts';
import { passwordNeeded } from '../mechanism.ts';
import { saslFault } from '../stream-fault.ts';
import type { Exchange } from './exchange.ts';

/** With fewer rounds our proof would be a gift to whoever guesses (RFC 5802, 5.1; RFC 7677, 4). */
const leastIterations = 4_096;
/** More rounds than this is an attempt to keep us busy. */
const mostIterations = 1_000_000;

/** What a client may know of a password. */
export type PasswordOrKeys = { readonly password: string } | { readonly keys: DerivedKeys };

/** One sign-in by SCRAM (RFC 5802). */
export class ScramExchange implements Exchange {
  readonly mechanism: ScramMechanism;
  readonly #credential: PasswordOrKeys;
  readonly #first: ClientFirst & { readonly message: string };
  #expected = '';
  #signed: string | undefined;
  #keys: DerivedKeys | undefined;

  constructor(mechanism: ScramMechanism, username: string, credential: PasswordOrKeys, nonce: string) {
    this.mechanism = mechanism;
    this.#credential = credential;
    this.#first = writeClientFirst(username, nonce);
  }

  first(): string {
    return this.#first.message;
  }

  async answer(message: string): Promise<string> {
    if (!this.#keys) return this.#final(message);
    // Some servers sign in a challenge of its own instead of in <success/> (RFC 6120, 6.4.6).
    if (this.#signed !== undefined) throw unproven();
    this.#signed = message;
    return '';
  }

  /** Answers the keys of this sign-in. A server that cannot sign does not know the password: no server of ours. */
  accept(serverFinal = this.#signed): DerivedKeys | undefined {
    if (!this.#keys || serverFinal !== this.#expected) throw unproven();
    return 'password' in this.#credential ? this.#keys : undefined;
  }

  refuse(condition: SaslFailure): FaultError {
    return saslFault(condition);
  }

  async #final(message: string): Promise<string> {
    const challenge = readServerFirst(message, this.#first.nonce);
    if (!challenge || challenge.iterations > mostIterations) throw unproven();
    if (challenge.iterations < leastIterations) throw tooFew();
    const keys = await this.#derive(challenge);
    this.#keys = packKeys(this.mechanism, challenge.salt, challenge.iterations, keys);
    const final = writeClientFinal(this.mechanism, keys, this.#first, challenge);
    this.#expected = final.serverSignature;
    return final.message;
  }

  async #derive({ salt, iterations }: ServerFirst): Promise<ScramClientKeys> {
    if ('password' in this.#credential) {
      return deriveScramKeys(this.mechanism, this.#credential.password, salt, iterations);
    }
    const { keys } = this.#credential;
    if (keys.salt !== salt.toString('base64') || keys.iterations !== iterations) {
      throw passwordNeeded();
    }
    return unpackKeys(keys);
  }
}

function tooFew(): FaultError {
  return new FaultError(
    'NoCommonMechanism',
    'The server protects passwords too weakly, so nothing was sent. Ask its administrator for SCRAM with at least 4,096 rounds.',
  );
}

function unproven(): FaultError {
  return new FaultError(
    'NotAuthorized',
    'The server could not prove that it knows this account, so nothing was signed in. Check the server address.',
  );
}
