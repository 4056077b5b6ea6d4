import { type BearerVerifier, type Proof, type Refusal, wrongToken } from '#electron/server/sign-in.ts';
import { parseJid } from '#electron/stanza/jid.ts';
import {
  type BearerFailure,
  bearerMechanism,
  readBearerRequest,
  writeBearerFailure,
} from '#electron/stanza/rfc7628-oauthbearer.ts';
import {
  isOneself,
  type Mechanism,
  malformed,
  notAnother,
  type RefusalWithReason,
  type Verdict,
} from './mechanism.ts';

export interface BearerOptions {
  readonly domain: string;
  /** The first that knows a token's kind decides. */
  readonly verifiers: readonly BearerVerifier[];
  /** Where tokens are given out, for those who come with none or with a wrong one. */
  readonly where?: Omit<BearerFailure, 'status'>;
}

const noToken: Refusal = { refused: 'not-authorized', text: 'There is no token.' };

/** RFC 7628: every kind of token, our own and those of issuers. */
export function oauthbearer({ domain, verifiers, where }: BearerOptions): Mechanism {
  async function verify(token: string): Promise<Proof> {
    for (const verifier of verifiers) {
      const proof = await verifier(token);
      if (proof) return proof;
    }
    return wrongToken;
  }

  async function prove(token: string, authorizationId: string | undefined): Promise<Verdict> {
    const proof = await verify(token);
    if (!('signIn' in proof)) return withReason(proof);
    return isOneself(authorizationId, proof.signIn.name, domain) ? proof : withReason(notAnother);
  }

  /** RFC 7628, 3.2.2. */
  function withReason(refusal: Refusal): RefusalWithReason {
    const status = refusal.refused === 'temporary-auth-failure' ? 'temporarily_unavailable' : 'invalid_token';
    return { ...refusal, reason: writeBearerFailure({ status, ...where }) };
  }

  return {
    name: bearerMechanism,
    // Whoever reads a token on its way has it.
    offeredTo: ({ secure, loopback }) => secure || loopback,
    begin: () => (data) => {
      const request = readBearerRequest(data);
      if (!request) return malformed;
      const { token, authorizationId } = request;
      if (token === '') return withReason(noToken);
      const { domain: at, local: name } = parseJid(authorizationId ?? '') ?? {};
      return { ...(at === domain && name && { name }), prove: () => prove(token, authorizationId) };
    },
  };
}
