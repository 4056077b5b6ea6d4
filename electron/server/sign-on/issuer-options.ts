import { isLoopback } from '#electron/model/loopback.ts';

/** Somebody whose word this server takes for who a person is (OpenID Connect). */
export interface IssuerOptions {
  /** Exactly as it stands in its tokens (OpenID Connect Core, 2: `iss`). */
  readonly issuer: string;
  /** As which client Perch is known there. */
  readonly clientId: string;
  /** For whom its access tokens are made. */
  readonly audience: string;
  /** The claim that names the account, such as `preferred_username`. */
  readonly userClaim: string;
  /** Whoever comes from there for the first time gets an account. */
  readonly createAccounts: boolean;
}

/** Keys that others could change on their way are worth nothing. */
export function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** OpenID Connect Discovery, 4. */
export function discoveryUrl(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}
