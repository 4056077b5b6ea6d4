import { NS } from '#electron/stanza/namespaces.ts';
import { readSaslStep, type SaslStep, writeSaslStep } from '#electron/stanza/rfc6120-sasl.ts';
import type { StreamError } from '#electron/stanza/stream-error.ts';
import type { Element } from '#electron/stanza/xml.ts';
import type { SignIn } from '../sign-in.ts';
import type { Sasl, SaslOutcome } from './sasl/sasl.ts';

export interface NegotiationOptions {
  /** An attempt. */
  readonly sasl: () => Sasl;
  /** So many of them. */
  readonly attempts: number;
  readonly write: (element: Element) => void;
  readonly onProved: (signIn: SignIn) => void;
  readonly onGivenUp: (error: StreamError) => void;
  /** A step could not be taken, and should have been. */
  readonly onMistake: (error: unknown) => void;
}

/** The part of a stream in which a client proves who it is. */
export interface Negotiation {
  readonly mechanisms: readonly string[];
  /** Answers why the stream must end, if it must. */
  take(element: Element): StreamError | undefined;
  /** Nobody waits for an answer any more. */
  stop(): void;
}

const malformed: SaslOutcome = {
  reply: { kind: 'failure', condition: 'incorrect-encoding', text: 'The data is no base64.' },
};

export function createNegotiation(options: NegotiationOptions): Negotiation {
  let sasl = options.sasl();
  let failures = 0;
  /** What the client waits for; it may give up, or go, while its proof is looked at. */
  let awaited: Promise<SaslOutcome> | undefined;

  function take(element: Element): StreamError | undefined {
    if (element.getNS() !== NS.sasl) return { condition: 'not-authorized', text: 'Sign in first.' };
    const step = readSaslStep(element);
    if (awaited && step?.kind !== 'abort') {
      return { condition: 'policy-violation', text: 'Wait for the answer.' };
    }
    const outcome = answerTo(step);
    awaited = outcome;
    outcome.then(
      (settled) => {
        if (awaited === outcome) settle(settled);
      },
      (mistake) => {
        if (awaited === outcome) options.onMistake(mistake);
      },
    );
    return undefined;
  }

  async function answerTo(step: SaslStep | undefined): Promise<SaslOutcome> {
    return step ? sasl.take(step) : malformed;
  }

  function settle({ reply, signIn }: SaslOutcome): void {
    awaited = undefined;
    options.write(writeSaslStep(reply));
    if (signIn) options.onProved(signIn);
    if (reply.kind !== 'failure') return;
    sasl = options.sasl();
    failures++;
    if (failures < options.attempts) return;
    options.onGivenUp({ condition: 'policy-violation', text: 'Too many attempts.' });
  }

  return {
    mechanisms: sasl.mechanisms,
    take,
    stop: () => {
      awaited = undefined;
    },
  };
}
