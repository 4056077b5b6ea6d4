import * as client from 'openid-client';
import type { Timestamp } from '#electron/model/ids.ts';
import type { Tokens } from '../account/kept-tokens.ts';
import { chooseBearer } from './choose-bearer.ts';
import { findProvider } from './provider.ts';
import { renewalFault, signedOut } from './sign-on-fault.ts';

/**
 * New tokens for old ones (RFC 6749, 6), without asking anybody. Rejects with `CredentialsExpired` where the issuer
 * gives none any longer, with `SignOnFailed` where it cannot be reached.
 */
export async function renewTokens(tokens: Tokens, now: () => Timestamp): Promise<Tokens> {
  const { issuer, clientId, refresh } = tokens;
  if (refresh === undefined) throw signedOut();
  try {
    const provider = await findProvider(issuer, clientId);
    const granted = await client.refreshTokenGrant(provider, refresh);
    const idToken = granted.id_token ?? tokens.idToken;
    return {
      issuer,
      clientId,
      ...chooseBearer(granted, clientId, now()),
      // An issuer that rotates them sends another; the old one is then worth nothing.
      refresh: granted.refresh_token ?? refresh,
      ...(idToken && { idToken }),
    };
  } catch (error) {
    throw renewalFault(error);
  }
}
