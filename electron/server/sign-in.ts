import type { Timestamp } from '#electron/model/ids.ts';
import type { Scope } from '#electron/stanza/perch-tokens.ts';
import type { SaslFailure } from '#electron/stanza/rfc6120-sasl.ts';

/** Who is signed in, and by what right. */
export interface SignIn {
  /** The local part of the address. */
  readonly name: string;
  readonly by: 'password' | 'certificate' | 'token';
  /** What it may do; absent: whatever the account may. */
  readonly scope?: Scope;
  /** When what it signed in with runs out. */
  readonly until?: Timestamp;
  /** The token of ours that it signed in with. */
  readonly tokenId?: string;
  /** The server's own administration, which has no account. */
  readonly operator?: true;
}

/** Why nobody is signed in. The text is for whoever tried: it says nothing that they may not know. */
export interface Refusal {
  readonly refused: SaslFailure;
  readonly text: string;
}

export const wrongToken: Refusal = { refused: 'not-authorized', text: 'The token is not valid here.' };

export type Proof = { readonly signIn: SignIn } | Refusal;

/** Looks at a bearer token; undefined where it is of another kind. */
export type BearerVerifier = (token: string) => Proof | undefined | Promise<Proof | undefined>;
