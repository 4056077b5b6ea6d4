import type { Client } from '@xmpp/client-core';
import { procedure } from '@xmpp/events';
import type { StreamFeatures } from '@xmpp/stream-features';
import type { BareAddress } from '#electron/model/ids.ts';
import { parseJid } from '#electron/stanza/jid.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readMechanisms, readSaslStep, writeSaslStep } from '#electron/stanza/rfc6120-sasl.ts';
import type { Credential, DerivedKeys } from '../credential.ts';
import { bearerExchange, TokenRefusedError } from '../exchange/bearer.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { externalExchange } from '../exchange/external.ts';
import { plainExchange } from '../exchange/plain.ts';
import { ScramExchange } from '../exchange/scram.ts';
import { chooseMechanism, type Mechanism } from '../mechanism.ts';
import { channelOf } from './channel.ts';

export interface SignInOptions {
  readonly address: BareAddress;
  readonly credential: Credential;
  readonly strongest: Mechanism | undefined;
  readonly nonce: () => string;
  readonly onAccepted: (acceptance: Acceptance) => void;
}

/** The server knows who we are. */
export interface Acceptance {
  readonly mechanism: Mechanism;
  /** What may be kept instead of the password. */
  readonly keys: DerivedKeys | undefined;
}

/**
 * SASL (RFC 6120, 6) in place of xmpp.js's own, which falls back to PLAIN and ANONYMOUS by itself and does not
 * check the server's signature.
 */
export function addSignIn(streamFeatures: StreamFeatures, options: SignInOptions): void {
  streamFeatures.use('mechanisms', NS.sasl, async ({ entity, stanza }) => {
    const offered = readMechanisms(stanza);
    const mechanism = chooseMechanism({ ...options, offered, channel: channelOf(entity) });
    const keys = await signIn(entity, mechanism, options);
    options.onAccepted({ mechanism, keys });
    await entity.restart();
  });
}

/** A token that the server refuses is renewed once. */
async function signIn(
  entity: Client,
  mechanism: Mechanism,
  options: SignInOptions,
): Promise<DerivedKeys | undefined> {
  const { address, credential } = options;
  if (!('token' in credential)) return authenticate(entity, makeExchange(mechanism, credential, options));
  try {
    return await authenticate(entity, bearerExchange(address, await credential.token()));
  } catch (error) {
    if (!(error instanceof TokenRefusedError)) throw error;
    const token = await credential.token(error.token);
    if (token === error.token) throw error;
    return authenticate(entity, bearerExchange(address, token));
  }
}

function makeExchange(
  mechanism: Mechanism,
  credential: Exclude<Credential, { readonly token: unknown }>,
  { address, nonce }: SignInOptions,
): Exchange {
  const username = parseJid(address)?.local ?? '';
  if ('certificate' in credential) return externalExchange(address, credential.certificate);
  if (mechanism === 'PLAIN' && 'password' in credential) return plainExchange(username, credential.password);
  if (mechanism === 'SCRAM-SHA-256' || mechanism === 'SCRAM-SHA-1') {
    return new ScramExchange(mechanism, username, credential, nonce());
  }
  throw new Error(`${mechanism} does not fit the credential.`);
}

function authenticate(entity: Client, exchange: Exchange): Promise<DerivedKeys | undefined> {
  const { mechanism } = exchange;
  const auth = writeSaslStep({ kind: 'auth', mechanism, data: exchange.first() });
  return procedure<DerivedKeys | undefined>(entity, auth, async (element, done) => {
    const step = readSaslStep(element);
    if (step?.kind === 'failure') throw exchange.refuse(step.condition, step.text);
    if (step?.kind === 'success') return done(exchange.accept(step.data));
    if (step?.kind !== 'challenge') {
      // Prosody 0.12 says <false/> to an expired certificate; whoever waits for a word that there is waits in vain.
      if (element.getNS() === NS.sasl) throw exchange.refuse('not-authorized');
      return;
    }
    const data = await exchange.answer(step.data ?? '');
    await entity.send(writeSaslStep({ kind: 'response', data }));
  });
}
