import type { Client } from '@xmpp/client-core';
import { procedure } from '@xmpp/events';
import type { StreamFeatures } from '@xmpp/stream-features';
import { FaultError } from '#electron/model/fault.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readMechanisms, readSaslStep, writeSaslStep } from '#electron/stanza/rfc6120-sasl.ts';
import type { Credential, DerivedKeys } from '../credential.ts';
import { saslFault } from '../stream-fault.ts';
import { chooseMechanism, ScramExchange } from './scram-exchange.ts';

export interface SignInOptions {
  readonly username: string;
  readonly credential: Credential;
  readonly nonce: () => string;
  readonly onKeys: (keys: DerivedKeys) => void;
}

/**
 * SASL (RFC 6120, 6) in place of xmpp.js's own, which falls back to PLAIN and ANONYMOUS by itself and does not
 * check the server's signature.
 */
export function addSignIn(streamFeatures: StreamFeatures, options: SignInOptions): void {
  streamFeatures.use('mechanisms', NS.sasl, async ({ entity, stanza }) => {
    const { credential } = options;
    const mechanism = chooseMechanism(readMechanisms(stanza), credential);
    if (!mechanism) {
      throw new FaultError(
        'NoCommonMechanism',
        'The server and Perch know no way to sign in that both find safe. Ask its administrator for SCRAM-SHA-256.',
      );
    }
    const exchange = new ScramExchange(mechanism, options.username, credential, options.nonce());
    options.onKeys(await authenticate(entity, exchange));
    await entity.restart();
  });
}

function authenticate(entity: Client, exchange: ScramExchange): Promise<DerivedKeys> {
  const { mechanism } = exchange;
  const auth = writeSaslStep({ kind: 'auth', mechanism, data: exchange.first() });
  let challenges = 0;
  // Some servers sign in a challenge of its own instead of in <success/> (RFC 6120, 6.4.6).
  let signed: string | undefined;
  return procedure<DerivedKeys>(entity, auth, async (element, done) => {
    const step = readSaslStep(element);
    if (step?.kind === 'failure') throw saslFault(step.condition);
    if (step?.kind === 'success') done(exchange.verify(step.data ?? signed));
    if (step?.kind !== 'challenge') return;
    challenges += 1;
    if (challenges > 1) signed = step.data;
    const data = challenges > 1 ? '' : await exchange.final(step.data ?? '');
    await entity.send(writeSaslStep({ kind: 'response', data }));
  });
}
