import { type FaultCode, FaultError } from '#electron/model/fault.ts';
import type { BareAddress } from '#electron/model/ids.ts';
import type { SaslFailure } from '#electron/stanza/rfc6120-sasl.ts';
import { addressesIn } from '../client-certificate.ts';
import type { ClientCertificate } from '../credential.ts';
import { saslFault } from '../stream-fault.ts';
import type { Exchange } from './exchange.ts';
import { unexpectedChallenge } from './unexpected-challenge.ts';

/** TLS has already shown who we are (RFC 4422, appendix A); we are named only where that leaves a choice (XEP-0178, 2). */
export function externalExchange(address: BareAddress, { cert }: ClientCertificate): Exchange {
  const names = addressesIn(cert);
  const isClear = names.length === 1 && names[0] === address;
  return {
    mechanism: 'EXTERNAL',
    first: () => (isClear ? '' : address),
    answer: unexpectedChallenge,
    accept: () => undefined,
    refuse,
  };
}

function refuse(condition: SaslFailure): FaultError {
  const [code, text] = rows[condition] ?? [];
  return code && text ? new FaultError(code, text) : saslFault(condition);
}

const notThisAccount = [
  'NotAuthorized',
  'The server does not let this certificate sign in to this account. Ask its administrator.',
] as const;

const rows: Partial<Readonly<Record<SaslFailure, readonly [code: FaultCode, text: string]>>> = {
  // Prosody's word for every certificate that it does not trust.
  'account-disabled': [
    'AccountDisabled',
    'This account is switched off, or the server does not trust the certificate. Ask its administrator.',
  ],
  'credentials-expired': ['CredentialsExpired', 'The certificate has expired. Ask for a new one.'],
  'not-authorized': notThisAccount,
  'invalid-authzid': notThisAccount,
};
