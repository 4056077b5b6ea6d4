import * as v from 'valibot';
import type { Timestamp } from '#electron/model/ids.ts';

/** What a single sign-on left behind: enough to sign in, and to be renewed without asking. */
export interface Tokens {
  /** The URL of the issuer's openid-configuration. */
  readonly issuer: string;
  readonly clientId: string;
  /** What the chat server gets. */
  readonly bearer: string;
  readonly until: Timestamp;
  /** What new ones are had by; absent where the issuer gives none, and somebody has to sign in again. */
  readonly refresh?: string;
  /** Says at the issuer whose sign-on ends (OpenID Connect RP-Initiated Logout 1.0, 2). */
  readonly idToken?: string;
}

const schema: v.GenericSchema<unknown, Tokens> = v.object({
  issuer: v.string(),
  clientId: v.string(),
  bearer: v.string(),
  until: v.number(),
  refresh: v.exactOptional(v.string()),
  idToken: v.exactOptional(v.string()),
});

export function writeTokens(tokens: Tokens): string {
  return JSON.stringify(tokens);
}

/** Undefined where nothing was kept, or nothing that can be used. */
export function readTokens(kept: string | undefined): Tokens | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), kept);
  return parsed.success ? parsed.output : undefined;
}
