import type { Guessing } from '#electron/server/guessing.ts';
import type { Refusal, SignIn } from '#electron/server/sign-in.ts';
import type { Standing } from '#electron/server/storage/accounts.ts';
import type { SaslStep } from '#electron/stanza/rfc6120-sasl.ts';
import type { Circumstances } from '../circumstances.ts';
import type { Exchange, Mechanism, Move, RefusalWithReason } from './mechanism.ts';

export interface SaslOptions {
  readonly mechanisms: readonly Mechanism[];
  readonly guessing: Guessing;
  readonly standing: (name: string) => Standing;
}

export interface SaslOutcome {
  readonly reply: SaslStep;
  /** Who it is, once that is proved. */
  readonly signIn?: SignIn;
}

/** One client's sign-in (RFC 6120, 6). */
export interface Sasl {
  /** What is offered on this connection. */
  readonly mechanisms: readonly string[];
  /** Takes one step; the next counts only after the answer. */
  take(step: SaslStep): Promise<SaslOutcome>;
}

const aborted: Refusal = { refused: 'aborted', text: 'Sign-in was given up.' };
const unexpected: Refusal = { refused: 'malformed-request', text: 'There is nothing to respond to.' };
const disabled: Refusal = { refused: 'account-disabled', text: 'This account is disabled.' };
const noAccount: Refusal = { refused: 'not-authorized', text: 'There is no such account.' };

export function createSasl(options: SaslOptions, circumstances: Circumstances): Sasl {
  const { guessing, standing } = options;
  const offered = options.mechanisms.filter((mechanism) => mechanism.offeredTo(circumstances));
  const names = offered.map(({ name }) => name);
  let exchange: Exchange | undefined;

  function move(step: SaslStep): Move {
    const current = exchange;
    exchange = undefined;
    switch (step.kind) {
      case 'abort':
        return aborted;
      case 'auth':
        return begin(step.mechanism, step.data);
      case 'response':
        return current ? go(current, step.data ?? '') : unexpected;
      default:
        return { refused: 'malformed-request', text: 'This is no step that a client takes.' };
    }
  }

  function begin(name: string, data: string | undefined): Move {
    const mechanism = offered.find((one) => one.name === name);
    if (!mechanism) return { refused: 'invalid-mechanism', text: `Sign in with ${names.join(' or ')}.` };
    const begun = mechanism.begin(circumstances);
    if (data !== undefined) return go(begun, data);
    // All of them begin with the client's word (RFC 6120, 6.4.2).
    exchange = begun;
    return { challenge: '' };
  }

  function go(current: Exchange, data: string): Move {
    const next = current(data);
    if ('challenge' in next) exchange = current;
    return next;
  }

  async function take(step: SaslStep): Promise<SaslOutcome> {
    const next = move(step);
    if ('challenge' in next) return { reply: { kind: 'challenge', data: next.challenge } };
    if (!('prove' in next)) return refuse(next);
    const attempt = guessing.attempt(circumstances.remoteAddress, next.name);
    if (attempt.wait > 0) return refuse(tooMany(attempt.wait));
    const verdict = await next.prove();
    if (!('signIn' in verdict)) {
      if (verdict.refused === 'not-authorized') attempt.failed();
      else attempt.forgive();
      return refuse(verdict);
    }
    const { signIn, data } = verdict;
    const refusal = refusalOf(signIn);
    if (refusal) {
      attempt.forgive();
      return refuse(refusal);
    }
    attempt.succeeded(signIn.name);
    return { reply: { kind: 'success', ...(data !== undefined && { data }) }, signIn };
  }

  /** What only those are told who have proved who they are. */
  function refusalOf({ name, operator }: SignIn): Refusal | undefined {
    const found = operator ? 'enabled' : standing(name);
    if (found === 'enabled') return undefined;
    return found === 'disabled' ? disabled : noAccount;
  }

  function refuse({ refused, text, reason }: RefusalWithReason): SaslOutcome {
    if (reason === undefined) return { reply: { kind: 'failure', condition: refused, text } };
    // Whatever the client answers, it has heard the reason.
    exchange = () => ({ refused, text });
    return { reply: { kind: 'challenge', data: reason } };
  }

  return { mechanisms: names, take };
}

/** RFC 6120, 6.5.11. The same for a name without an account. */
function tooMany(wait: number): Refusal {
  const seconds = Math.ceil(wait / 1_000);
  const time = seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return { refused: 'temporary-auth-failure', text: `Too many attempts: try again in ${time}.` };
}
