import * as client from 'openid-client';
import type { BareAddress, Timestamp } from '#electron/model/ids.ts';
import type { Tokens } from '../account/kept-tokens.ts';
import { chooseBearer } from './choose-bearer.ts';
import { checkSafe } from './provider.ts';

export interface Authorization {
  /** For the system's browser. */
  readonly url: string;
  /** The tokens for what the browser came back with. Rejects with errors of the library. */
  finish(answer: URL, now: Timestamp): Promise<Tokens>;
}

export interface AuthorizationAsk {
  readonly provider: client.Configuration;
  /** The URL of the provider's openid-configuration. */
  readonly issuer: string;
  readonly scope: string;
  readonly redirect: string;
  readonly state: string;
  readonly address: BareAddress;
}

/** One authorisation code, with PKCE (RFC 7636, S256): only who began can finish. */
export async function beginAuthorization(ask: AuthorizationAsk): Promise<Authorization> {
  const { provider, issuer, redirect, state } = ask;
  const verifier = client.randomPKCECodeVerifier();
  const nonce = client.randomNonce();
  const url = client.buildAuthorizationUrl(provider, {
    redirect_uri: redirect,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    login_hint: ask.address,
    ...scopeOf(ask.scope, provider.serverMetadata().scopes_supported ?? []),
  });
  checkSafe(url, new URL(issuer));
  return {
    url: url.href,
    finish: async (answer, now) => {
      const granted = await client.authorizationCodeGrant(provider, answer, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const { client_id: clientId } = provider.clientMetadata();
      const { refresh_token: refresh, id_token: idToken } = granted;
      return {
        issuer,
        clientId,
        ...chooseBearer(granted, clientId, now),
        ...(refresh && { refresh }),
        ...(idToken && { idToken }),
      };
    },
  };
}

/** To be renewed without asking is a right that is asked for, with a consent of its own (OpenID Connect Core, 11). */
function scopeOf(asked: string, supported: readonly string[]): Record<string, string> {
  const scopes = new Set(['openid', ...asked.split(/\s+/).filter(Boolean)]);
  if (supported.includes('offline_access')) scopes.add('offline_access');
  const scope = [...scopes].join(' ');
  return scopes.has('offline_access') ? { scope, prompt: 'consent' } : { scope };
}
