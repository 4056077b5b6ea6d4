import { createHash, randomBytes } from 'node:crypto';
import { ask } from './ask.ts';
import { signInAs } from './sign-in-as.ts';

export interface OpenIdTokens {
  /** A JWT (RFC 9068) for the audience. */
  readonly accessToken: string;
  readonly idToken: string;
  readonly refreshToken: string;
}

export interface TokenClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirect: string;
  readonly ca?: string | undefined;
}

/** The authorisation code flow with PKCE (RFC 7636), done by hand: what needs tokens and tests no client takes them so. */
export async function tokensFor(client: TokenClient, login: string): Promise<OpenIdTokens> {
  const { issuer, clientId, redirect, ca } = client;
  const verifier = randomBytes(32).toString('base64url');
  const start = new URL('/auth', issuer);
  start.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirect,
    response_type: 'code',
    scope: 'openid profile email offline_access',
    prompt: 'consent',
    code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  }).toString();
  const { url } = await signInAs(start.href, login, { ca, stopsAtRedirect: true });
  const { status, body } = await ask(new URL('/token', issuer), {
    ca,
    form: {
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: redirect,
      code: url.searchParams.get('code') ?? '',
      code_verifier: verifier,
    },
  });
  if (status !== 200) throw new Error(`The provider gave no tokens: ${status} ${body}`);
  return readTokens(JSON.parse(body));
}

/** The answer of the token endpoint (RFC 6749, 5.1). */
export function readTokens(answer: Readonly<Record<string, unknown>>): OpenIdTokens {
  return {
    accessToken: String(answer.access_token),
    idToken: String(answer.id_token),
    refreshToken: String(answer.refresh_token),
  };
}
