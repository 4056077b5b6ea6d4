import type { Proof, Refusal, SignIn } from '#electron/server/sign-in.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import type { Circumstances } from '../circumstances.ts';

/** One way of proving who one is (RFC 4422). */
export interface Mechanism {
  readonly name: string;
  /** Whether it is safe, and can work, on a connection. */
  offeredTo(circumstances: Circumstances): boolean;
  begin(circumstances: Circumstances): Exchange;
}

/** Takes what a client says, the first time what came with its `<auth/>`, and answers what follows. */
export type Exchange = (data: string) => Move;

export type Move = Challenge | Claim | RefusalWithReason;

interface Challenge {
  readonly challenge: string;
}

/** All that was to be said is said: what remains is to look at it. */
interface Claim {
  /** As whom, where that is known before it is proved. */
  readonly name?: string;
  /** Asked only where somebody may try again: a guess costs nothing before it is looked at. */
  readonly prove: () => Verdict | Promise<Verdict>;
}

export type Verdict = (Proof | RefusalWithReason) & {
  /** Sent with the success (RFC 6120, 6.3.10). */
  readonly data?: string;
};

/** Some mechanisms say more than a condition, in a challenge before the failure (RFC 7628, 3.2.3). */
export interface RefusalWithReason extends Refusal {
  readonly reason?: string;
}

export const wrongPassword: Refusal = {
  refused: 'not-authorized',
  text: 'The name or the password is wrong.',
};

export const malformed: Refusal = { refused: 'malformed-request', text: 'The message is malformed.' };

export const notAnother: Refusal = {
  refused: 'invalid-authzid',
  text: 'Nobody can sign in as somebody else.',
};

/** Whom a client asks to be beside its proof (RFC 4422, 2): nobody but whoever the proof is of. */
export function isOneself(authorizationId: string | undefined, name: string, domain: string): boolean {
  return authorizationId === undefined || bareJid(authorizationId) === `${name}@${domain}`;
}

export function signedIn(signIn: SignIn, data?: string): Verdict {
  return data === undefined ? { signIn } : { signIn, data };
}
