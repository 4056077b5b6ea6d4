import * as client from 'openid-client';
import { type Configuration, customFetch, discovery, None } from 'openid-client';
import { FaultError } from '#electron/model/fault.ts';
import { isLoopback } from '#electron/model/loopback.ts';
import { issuerAt } from './issuer-url.ts';

/** How far the clocks of the issuer and of this computer may be apart, in seconds. */
const tolerance = 60;
/** How long the issuer may take to answer, in seconds. */
const patience = 15;

/**
 * Reads what an issuer says of itself, by the URL of its openid-configuration, and checks that it is that issuer's.
 * We are a public client (RFC 8252, 8.4): a secret in a program that everybody has would be none.
 */
export async function findProvider(configuration: string, clientId: string): Promise<Configuration> {
  const issuer = issuerAt(configuration);
  if (!issuer) throw untrusted();
  checkSafe(issuer, issuer);
  const provider = await discovery(issuer, clientId, { [client.clockTolerance]: tolerance }, None(), {
    timeout: patience,
    [customFetch]: safeFetch(issuer),
    execute: issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [],
  });
  checkPage(provider, issuer);
  return provider;
}

/**
 * Nobody is to sign in on the page of one issuer, and have the code that this gives sent to another who named that page
 * (mix-up, RFC 9700, 4.4): it is at the issuer's own host, or its answer says whose it is (RFC 9207), which the library
 * checks.
 */
function checkPage(provider: Configuration, issuer: URL): void {
  const { authorization_endpoint: page, authorization_response_iss_parameter_supported: isNamed } =
    provider.serverMetadata();
  if (page === undefined || isNamed === true || new URL(page).host === issuer.host) return;
  throw untrusted();
}

/**
 * Tokens and what they are had by travel here: https, or nobody but this machine; and whoever is named from elsewhere
 * has no business with the services of this machine. Throws `SignOnFailed`.
 */
export function checkSafe(url: URL, namedBy: URL): void {
  const local = isLoopback(url.hostname);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && local);
  if (!safe || (local && !isLoopback(namedBy.hostname))) throw untrusted();
  if (url.username !== '' || url.password !== '') throw untrusted();
}

/** Whatever an issuer names as its endpoints is held to the same rule. */
function safeFetch(issuer: URL): client.CustomFetch {
  return async (url, options) => {
    checkSafe(new URL(url), issuer);
    // The library's own type of a body is wider than what it ever sends.
    return fetch(url, options as RequestInit);
  };
}

function untrusted(): FaultError {
  return new FaultError(
    'SignOnFailed',
    'The server names a place to sign in that is not safe, so Perch does not go there. Ask your administrator.',
  );
}
