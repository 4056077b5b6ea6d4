import { FaultError } from '../model/fault.ts';
import type { BareAddress } from '../model/ids.ts';
import { addressesIn } from '../session/client-certificate.ts';
import type { ClientCertificate } from '../session/credential.ts';
import { isBearerToken } from '../stanza/rfc7628-oauthbearer.ts';
import type { ApplicationEndpointSettings } from './endpoint-values.ts';
import { LocalEndpoint } from './local-endpoint.ts';

/** One signed-in program (reference: `ApplicationEndpoint`), by a certificate or a token. Single use. */
export class ApplicationEndpoint extends LocalEndpoint {
  /**
   * Throws InvalidArgument for what is no address or no token, a certificate that is none or that its key does not
   * belong to, and one that does not say whose it is where no address is given.
   */
  constructor(settings: ApplicationEndpointSettings) {
    super('certificate' in settings ? byCertificate(settings) : byToken(settings));
  }
}

function byToken({ token, ...settings }: Extract<ApplicationEndpointSettings, { readonly token: string }>) {
  // A file or a variable that holds one often ends with a line break.
  const whole = token.trim();
  if (!isBearerToken(whole)) {
    throw new FaultError('InvalidArgument', 'This is no token. Copy all of it, and nothing else.');
  }
  return { ...settings, credential: { token: async () => whole } };
}

function byCertificate({
  certificate,
  ...settings
}: Extract<ApplicationEndpointSettings, { readonly certificate: ClientCertificate }>) {
  const address = settings.address ?? onlyAddressIn(certificate);
  return { ...settings, address, credential: { certificate } };
}

function onlyAddressIn({ cert }: ClientCertificate): BareAddress {
  const [address, ...others] = addressesIn(cert);
  if (address !== undefined && others.length === 0) return address;
  throw new FaultError(
    'InvalidArgument',
    'The certificate does not name one chat address. Say which address to sign in as.',
  );
}
