import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import type { Timestamp } from '#electron/model/ids.ts';
import { type Refusal, wrongToken } from '../sign-in.ts';
import { IssuerUnavailable } from './issuer-keys.ts';

export interface TokenChecks {
  readonly issuer: string;
  readonly audiences: readonly string[];
  readonly keys: JWTVerifyGetKey;
  readonly clock: () => Timestamp;
}

/** Only signatures that nobody but the issuer can make: neither none, nor a secret that a client knows. */
const algorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

/** ID tokens and access tokens (RFC 9068, 2.1); no logout tokens and the like. */
const types = [undefined, 'jwt', 'at+jwt', 'application/at+jwt'];

/** In seconds: so far two clocks may be apart. */
export const clockTolerance = 60;

const elsewhere: Refusal = { refused: 'not-authorized', text: 'The token was made for another service.' };
const tooLate: Refusal = { refused: 'credentials-expired', text: 'The token has run out: sign in again.' };
const tooEarly: Refusal = {
  refused: 'not-authorized',
  text: 'The token is not valid yet: the clocks of this server and of the sign-on service differ.',
};
const unavailable: Refusal = {
  refused: 'temporary-auth-failure',
  text: 'The sign-on service cannot be asked now: try again later.',
};

/** What the token says, once it is certain that the issuer says so, to us and now; or why it does not count. */
export async function verifyToken(
  token: string,
  { issuer, audiences, keys, clock }: TokenChecks,
): Promise<{ readonly claims: JWTPayload } | Refusal> {
  const { errors, jwtVerify } = await import('jose');
  const currentDate = new Date(clock());
  const checks = { issuer, audience: [...audiences], algorithms, clockTolerance, currentDate };
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, { ...checks, requiredClaims: ['exp'] });
    if (!types.includes(protectedHeader.typ?.toLowerCase())) return wrongToken;
    const isEarly = (payload.iat ?? 0) > currentDate.getTime() / 1_000 + clockTolerance;
    return isEarly ? tooEarly : { claims: payload };
  } catch (error) {
    if (error instanceof IssuerUnavailable) return unavailable;
    if (error instanceof errors.JWTExpired) return tooLate;
    if (!(error instanceof errors.JWTClaimValidationFailed)) return wrongToken;
    if (error.claim === 'nbf') return tooEarly;
    return error.claim === 'aud' ? elsewhere : wrongToken;
  }
}
