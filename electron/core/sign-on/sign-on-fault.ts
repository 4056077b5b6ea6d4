import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { FaultError } from '#electron/model/fault.ts';

/** What an error on the way through an OpenID provider means to a person. Of its own words nothing is told. */
export function signOnFault(error: unknown): FaultError {
  if (error instanceof FaultError) return error;
  return new FaultError('SignOnFailed', sentence(error), { cause: error });
}

/**
 * The same for tokens that are renewed. What the provider will not renew, a person has to sign in for again; what is
 * only in the way, as a network's login page, may pass, and is tried again.
 */
export function renewalFault(error: unknown): FaultError {
  if (error instanceof FaultError) return error;
  if (error instanceof ResponseBodyError && isFinal(error.status)) return signedOut(error);
  return new FaultError('ConnectionRefused', sentence(error), { cause: error });
}

function isFinal(status: number): boolean {
  return status < 500 && status !== 429;
}

export function signedOut(cause?: unknown): FaultError {
  return new FaultError('CredentialsExpired', 'Your sign-in has ended. Sign in again.', { cause });
}

function sentence(error: unknown): string {
  if (error instanceof AuthorizationResponseError) return refused[error.error] ?? refusedOtherwise;
  if (error instanceof ResponseBodyError) return refusedOtherwise;
  if (isUnreachable(error)) {
    return 'The sign-in page of your organisation cannot be reached. Check the network, and try again.';
  }
  return 'What answers in place of your organisation’s sign-in is none that Perch can trust, so nothing was signed in. Ask your administrator.';
}

/** RFC 6749, 4.1.2.1. */
const refused: Readonly<Record<string, string>> = {
  access_denied: 'The sign-in was declined. Try again, or sign in with a password.',
  temporarily_unavailable: 'The sign-in of your organisation is busy. Try again later.',
  server_error: 'The sign-in of your organisation failed. Try again later.',
};
const refusedOtherwise =
  'Your organisation does not let Perch sign you in. Ask your administrator whether Perch is registered there.';

/** `fetch` rejects with a TypeError where nothing answers; the library hands it on, or wraps it. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof ClientError) return error.code === 'OAUTH_TIMEOUT' || isUnreachable(error.cause);
  return error instanceof TypeError && error.message === 'fetch failed';
}
