import { parseJid } from '#electron/stanza/jid.ts';
import type { SaslFailure, SaslStep } from '#electron/stanza/rfc6120-sasl.ts';
import {
  type ClientFirst,
  readClientFirst,
  type ScramMechanism,
  type ServerFirst,
  scramMechanisms,
  verifyClientFinal,
  writeServerFirst,
} from '#electron/stanza/scram.ts';
import type { Credential } from '../storage/accounts.ts';

export interface SaslOptions {
  readonly domain: string;
  /** Always answers: for a name without an account, with a believable decoy. */
  readonly credential: (name: string, mechanism: ScramMechanism) => Credential;
  readonly nonce: () => string;
}

export interface SaslOutcome {
  readonly reply: SaslStep;
  /** The local part of the address, once it is proved. */
  readonly name?: string;
}

interface Exchange {
  readonly name: string;
  readonly first: ClientFirst;
  readonly challenge: ServerFirst;
  readonly credential: Credential;
}

/** One client's sign-in, step by step (RFC 6120, 6; RFC 5802). */
export function createSasl({ domain, credential, nonce }: SaslOptions): (step: SaslStep) => SaslOutcome {
  let exchange: Exchange | undefined;

  function begin(mechanism: string, data: string | undefined): SaslOutcome {
    const known = scramMechanisms.find((one) => one === mechanism);
    if (!known) return failed('invalid-mechanism', `Sign in with ${scramMechanisms.join(' or ')}.`);
    const first = readClientFirst(data ?? '');
    const name = first && parseJid(`${first.username}@${domain}`)?.local;
    if (!first) return failed('malformed-request', 'The first message is malformed.');
    if (!name) return failed('not-authorized', 'The name or the password is wrong.');
    if (first.authorizationId !== undefined && parseJid(first.authorizationId)?.local !== name) {
      return failed('invalid-authzid', 'Nobody can sign in as somebody else.');
    }
    const kept = credential(name, known);
    const challenge = writeServerFirst(first.nonce + nonce(), kept.salt, kept.iterations);
    exchange = { name, first, challenge, credential: kept };
    return { reply: { kind: 'challenge', data: challenge.message } };
  }

  function finish(data: string | undefined): SaslOutcome {
    if (!exchange) return failed('malformed-request', 'There is no challenge to respond to.');
    const { name, first, challenge, credential: kept } = exchange;
    exchange = undefined;
    const signature = verifyClientFinal(kept.mechanism, kept, first, challenge, data ?? '');
    if (!signature) return failed('not-authorized', 'The name or the password is wrong.');
    return { reply: { kind: 'success', data: signature }, name };
  }

  return (step) => {
    if (step.kind === 'auth') return begin(step.mechanism, step.data);
    if (step.kind === 'response') return finish(step.data);
    exchange = undefined;
    if (step.kind === 'abort') return failed('aborted', 'Sign-in was given up.');
    return failed('malformed-request', 'This is no step that a client takes.');
  };
}

function failed(condition: SaslFailure, text: string): SaslOutcome {
  return { reply: { kind: 'failure', condition, text } };
}
