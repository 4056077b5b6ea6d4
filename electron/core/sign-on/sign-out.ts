import * as client from 'openid-client';
import type { Tokens } from '../account/kept-tokens.ts';
import { checkSafe, findProvider } from './provider.ts';

/**
 * Tells the issuer that these tokens are to count no longer (RFC 7009). Where it takes none back, answers the page
 * that ends the sign-on in the browser (OpenID Connect RP-Initiated Logout 1.0), if there is one. That page would end
 * it for every other program too, so it is not the first choice.
 */
export async function revokeTokens({
  issuer,
  clientId,
  bearer,
  refresh,
  idToken,
}: Tokens): Promise<string | undefined> {
  const provider = await findProvider(issuer, clientId);
  const { revocation_endpoint, end_session_endpoint } = provider.serverMetadata();
  if (revocation_endpoint !== undefined) {
    await client.tokenRevocation(provider, refresh ?? bearer);
    return undefined;
  }
  if (end_session_endpoint === undefined) return undefined;
  const page = client.buildEndSessionUrl(provider, idToken === undefined ? {} : { id_token_hint: idToken });
  checkSafe(page, new URL(issuer));
  return page.href;
}
