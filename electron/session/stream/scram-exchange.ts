import { FaultError } from '#electron/model/fault.ts';
import {
  type ClientFirst,
  deriveScramKeys,
  readServerFirst,
  type ScramClientKeys,
  type ScramMechanism,
  type ServerFirst,
  scramMechanisms,
  writeClientFinal,
  writeClientFirst,
} from '#electron/stanza/scram.ts';
import { type Credential, type DerivedKeys, packKeys, unpackKeys } from '../credential.ts';

/** More rounds than this is an attempt to keep us busy. */
const mostIterations = 1_000_000;

/** The best mechanism that both sides have and the credential fits; never a weaker kind, whatever is offered. */
export function chooseMechanism(
  offered: readonly string[],
  credential: Credential,
): ScramMechanism | undefined {
  const ours = 'keys' in credential ? [credential.keys.mechanism] : scramMechanisms;
  return ours.find((mechanism) => offered.includes(mechanism));
}

/** One sign-in by SCRAM, the client's side (RFC 5802): `first`, `final`, `verify`, in this order. */
export class ScramExchange {
  readonly mechanism: ScramMechanism;
  readonly #credential: Credential;
  readonly #first: ClientFirst & { readonly message: string };
  #expected = '';
  #keys: DerivedKeys | undefined;

  constructor(mechanism: ScramMechanism, username: string, credential: Credential, nonce: string) {
    this.mechanism = mechanism;
    this.#credential = credential;
    this.#first = writeClientFirst(username, nonce);
  }

  first(): string {
    return this.#first.message;
  }

  async final(message: string): Promise<string> {
    const challenge = readServerFirst(message, this.#first.nonce);
    if (!challenge || challenge.iterations > mostIterations) throw unproven();
    const keys = await this.#derive(challenge);
    this.#keys = packKeys(this.mechanism, challenge.salt, challenge.iterations, keys);
    const final = writeClientFinal(this.mechanism, keys, this.#first, challenge);
    this.#expected = final.serverSignature;
    return final.message;
  }

  /** Answers the keys of this sign-in. A server that cannot sign does not know the password: no server of ours. */
  verify(serverFinal: string | undefined): DerivedKeys {
    if (!this.#keys || serverFinal !== this.#expected) throw unproven();
    return this.#keys;
  }

  async #derive({ salt, iterations }: ServerFirst): Promise<ScramClientKeys> {
    if ('password' in this.#credential) {
      return deriveScramKeys(this.mechanism, this.#credential.password, salt, iterations);
    }
    const { keys } = this.#credential;
    if (keys.salt !== salt.toString('base64') || keys.iterations !== iterations) {
      throw new FaultError('NotAuthorized', 'The server asks for the password again. Sign in with it.');
    }
    return unpackKeys(keys);
  }
}

function unproven(): FaultError {
  return new FaultError(
    'NotAuthorized',
    'The server could not prove that it knows this account, so nothing was signed in. Check the server address.',
  );
}
