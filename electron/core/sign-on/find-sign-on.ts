import type { Configuration } from 'openid-client';
import { discoverSignOn, type LocalEndpointSettings } from '#electron/chat/index.ts';
import type { BareAddress } from '#electron/model/ids.ts';
import { parseJid } from '#electron/stanza/jid.ts';
import { refuseCounterfeit, type TrustedSignOn } from './counterfeit.ts';
import { checkSafe, findProvider } from './provider.ts';

/** Where the chat server of an account is. */
export type Place = Pick<LocalEndpointSettings, 'webSocket' | 'foundWebSocket' | 'pin'>;

export interface FoundSignOn {
  readonly provider: Configuration;
  /** The URL of the provider's openid-configuration. */
  readonly issuer: string;
  readonly scope: string;
}

/** Where the server does not say as what we are known to the issuer. */
const usualClient = 'perch';

/**
 * Asks the chat server of an address who signs people on there, and that issuer about itself. Neither is believed
 * where it names what it has no business with. Throws `SignOnFailed`, and the faults of connecting.
 */
export async function findSignOn(
  address: BareAddress,
  where: Place,
  known: readonly TrustedSignOn[],
): Promise<FoundSignOn> {
  const { issuer, clientId = usualClient, scope = '' } = await discoverSignOn(address, where);
  const domain = parseJid(address)?.domain ?? '';
  checkSafe(new URL(issuer), new URL(where.webSocket ?? where.foundWebSocket ?? `wss://${domain}`));
  refuseCounterfeit({ domain, issuer, clientId }, known);
  return { provider: await findProvider(issuer, clientId), issuer, scope };
}
