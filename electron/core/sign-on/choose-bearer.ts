import { decodeJwt } from 'jose';
import type { Timestamp } from '#electron/model/ids.ts';
import type { Tokens } from '../account/kept-tokens.ts';

/** What an issuer answers: the part of its token response that is used (RFC 6749, 5.1; OpenID Connect Core, 3.1.3.3). */
export interface Granted {
  readonly access_token: string;
  readonly id_token?: string | undefined;
  readonly refresh_token?: string | undefined;
  readonly expires_in?: number | undefined;
}

/** Where an issuer does not say how long a token lives, in seconds. */
const usual = 300;

/**
 * What of it the chat server gets. The access token where it is a JWT made for this client (RFC 9068), which the
 * server can verify; else the ID token, which always is one. How long it lives is counted from now: the issuer's
 * clock need not be ours.
 */
export function chooseBearer(
  granted: Granted,
  clientId: string,
  now: Timestamp,
): Pick<Tokens, 'bearer' | 'until'> {
  const { access_token: access, id_token: id, expires_in: expiresIn } = granted;
  const bearer = id === undefined || isFor(clientId, access) ? access : id;
  const lifetime = lifetimeOf(bearer) ?? expiresIn ?? usual;
  return { bearer, until: now + lifetime * 1000 };
}

function isFor(clientId: string, token: string): boolean {
  return [claimsOf(token)?.aud].flat().includes(clientId);
}

function lifetimeOf(token: string): number | undefined {
  const { exp, iat } = claimsOf(token) ?? {};
  return exp === undefined || iat === undefined ? undefined : exp - iat;
}

/** Not verified: the server does that, and we have them from the issuer itself. */
function claimsOf(token: string) {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}
