import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress } from '#electron/model/ids.ts';
import {
  type BearerFailure,
  bearerAcknowledgement,
  readBearerFailure,
  writeBearerRequest,
} from '#electron/stanza/rfc7628-oauthbearer.ts';
import { serverWords } from '../server-words.ts';
import { saslFault } from '../stream-fault.ts';
import type { Exchange } from './exchange.ts';

const expired = 'it has expired or was withdrawn.';

/** A token that is not taken, or not any longer; with what the server says of where to get another. */
export class TokenRefusedError extends FaultError {
  readonly token: string;
  readonly failure: BearerFailure | undefined;

  /** `said`: the server's reason, which may be that neither token nor person is to blame, but a clock or a setting. */
  constructor(token: string, failure: BearerFailure | undefined, said?: string) {
    const words = serverWords(said);
    const reason = words === undefined ? expired : `“${words}”`;
    super(
      'CredentialsExpired',
      `The server does not accept this sign-on: ${reason} Sign on again, or ask for a new token.`,
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
    refuse: (condition, said) => {
      if (condition === 'not-authorized') return new TokenRefusedError(token, failure, said);
      if (condition === 'credentials-expired') return new TokenRefusedError(token, failure);
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
