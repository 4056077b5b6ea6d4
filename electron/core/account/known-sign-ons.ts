import { parseJid } from '#electron/stanza/jid.ts';
import type { TrustedSignOn } from '../sign-on/counterfeit.ts';
import type { AccountSecrets } from './account-secrets.ts';
import type { RememberedAccounts } from './remembered-accounts.ts';

/** By which sign-on the accounts of this device come in. */
export async function knownSignOns(
  remembered: Pick<RememberedAccounts, 'all'>,
  secrets: Pick<AccountSecrets, 'tokens'>,
): Promise<readonly TrustedSignOn[]> {
  const found = remembered.all.map(async ({ account: { address } }) => {
    const tokens = await secrets.tokens(address);
    return tokens ? [{ ...tokens, domain: parseJid(address)?.domain ?? '' }] : [];
  });
  return (await Promise.all(found)).flat();
}
