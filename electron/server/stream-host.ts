import { writeStreamLimits } from '#electron/stanza/0478-limits.ts';
import { decoyCredential } from './credentials.ts';
import type { Engine } from './engine.ts';
import type { Session } from './session.ts';
import type { Issuer } from './sign-on/issuer.ts';
import { createEntry } from './stream/entry.ts';
import type { StreamHost } from './stream/host.ts';
import { createMechanisms } from './stream/sasl/mechanisms.ts';
import { createSasl, type SaslOptions } from './stream/sasl/sasl.ts';

/** What the engine offers to streams. */
export function createStreamHost(
  engine: Engine,
  tokensFrom: Issuer['where'] | undefined,
  onMistake: (error: unknown) => void,
): StreamHost {
  const { core, domain, limits, turn, hibernation, ids, stores, secret } = engine;
  const { afterwards } = turn;

  const sasl: SaslOptions = {
    mechanisms: createMechanisms({
      domain,
      credential: (name, mechanism) =>
        stores.accounts.credential(name, mechanism) ?? decoyCredential(mechanism, name, secret),
      nonce: ids,
      verifiers: core.hooks.bearers,
      ...(tokensFrom && { where: tokensFrom }),
    }),
    guessing: engine.guessing,
    standing: stores.accounts.standing,
  };

  return {
    domain,
    limits,
    sasl: (circumstances) => createSasl(sasl, circumstances),
    receptions: (circumstances) => core.hooks.strangers.map((receive) => receive(circumstances)),
    signedIn: core.signIns.add,
    streamId: ids,
    features: () => core.hooks.streamFeatures,
    limitsFeature: (authenticated) =>
      writeStreamLimits({ maxBytes: authenticated ? limits.stanzaBytes : limits.bytesBeforeSignIn }),
    enter: createEntry({
      domain,
      sessions: core.sessions,
      hibernation,
      sessionLimits: { ...limits, onOverflow },
      sessionsPerAccount: limits.sessionsPerAccount,
      ids,
      endSession: core.endSession,
      afterwards,
    }),
    receive: (session, element) => {
      const error = core.receive(session, element);
      if (error) session.endStream(error);
    },
    left: (session, connection, cleanly) => {
      if (session.connection !== connection) return;
      session.connection = undefined;
      if (cleanly || !session.managed?.resumable) core.endSession(session);
      else hibernation.sleep(session);
    },
    afterwards,
    onMistake,
  };

  /** It has been away too long, or reads too slowly, to be told everything: it must start anew. */
  function onOverflow(session: Session): void {
    if (session.connection) {
      session.endStream({ condition: 'resource-constraint', text: 'Too much is not acknowledged.' });
    } else {
      afterwards(() => core.endSession(session));
    }
  }
}
