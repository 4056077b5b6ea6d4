import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress } from '#electron/model/ids.ts';
import type { SaslFailure } from '#electron/stanza/rfc6120-sasl.ts';
import {
  type BearerFailure,
  bearerAcknowledgement,
  readBearerFailure,
  writeBearerRequest,
} from '#electron/stanza/rfc7628-oauthbearer.ts';
import { saslFault } from '../stream-fault.ts';
import type { Exchange } from './exchange.ts';

/** A token that is not taken, or not any longer; with what the server says of where to get another. */
export class TokenRefusedError extends FaultError {
  readonly token: string;
  readonly failure: BearerFailure | undefined;

  constructor(token: string, failure: BearerFailure | undefined) {
    super(
      'CredentialsExpired',
      'The server does not accept this sign-on: it has expired or was withdrawn. Sign on again, or ask for a new token.',
    );
    this.token = token;
    this.failure = failure;
  }
}

/** A bearer token (RFC 7628). */
export function bearerExchange(address: BareAddress, token: string): Exchange {
  let failure: BearerFailure | undefined;
  return {
    mechanism: 'OAUTHBEARER',
    first: () => writeBearerRequest({ token, authorizationId: address }),
    // A failure comes in two steps (3.2.3): its reason as a challenge, and after our answer the failure itself.
    answer: async (challenge) => {
      failure = readBearerFailure(challenge);
      return bearerAcknowledgement;
    },
    accept: () => undefined,
    refuse: (condition) => {
      if (isOfTheToken(condition)) return new TokenRefusedError(token, failure);
      return failure?.status === issuerAway ? notChecked() : saslFault(condition);
    },
  };
}

/** Our server's word for an issuer that it cannot reach (docs/protocol.md). */
const issuerAway = 'temporarily_unavailable';

function notChecked(): FaultError {
  return new FaultError(
    'SignOnFailed',
    'The server cannot check single sign-on right now, because it does not reach whom you sign on with. Perch tries again.',
    { retry: 30 },
  );
}

function isOfTheToken(condition: SaslFailure): boolean {
  return condition === 'not-authorized' || condition === 'credentials-expired';
}
