import { FaultError } from '#electron/model/fault.ts';
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
  if (condition !== 'not-authorized' && condition !== 'invalid-authzid') return saslFault(condition);
  return new FaultError(
    'NotAuthorized',
    'The server does not let this certificate sign in to this account. Ask its administrator.',
  );
}
