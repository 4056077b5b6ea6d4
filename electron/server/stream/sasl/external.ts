import type { BareAddress } from '#electron/model/ids.ts';
import type { Refusal } from '#electron/server/sign-in.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import { readClientCertificate } from './client-certificate.ts';
import { type Mechanism, type Move, notAnother, signedIn } from './mechanism.ts';

const nobody: Refusal = {
  refused: 'not-authorized',
  text: 'The certificate names no account of this server.',
};
const several: Refusal = {
  refused: 'invalid-authzid',
  text: 'The certificate names several accounts: say which.',
};

/** The client's certificate, which TLS has checked already (RFC 6120, 6.3.4 and 13.7; XEP-0178). */
export function external(domain: string): Mechanism {
  function claim(certificate: Buffer | undefined, authorizationId: string): Move {
    const certified = certificate && readClientCertificate(certificate, domain);
    const chosen = choose(certified?.addresses ?? [], authorizationId);
    if (typeof chosen !== 'string') return chosen;
    const name = chosen.slice(0, chosen.lastIndexOf('@'));
    const signIn = { name, by: 'certificate', ...(certified && { until: certified.until }) } as const;
    return { name, prove: () => signedIn(signIn) };
  }

  return {
    name: 'EXTERNAL',
    offeredTo: ({ clientCertificate }) => clientCertificate !== undefined,
    begin:
      ({ clientCertificate }) =>
      (authorizationId) =>
        claim(clientCertificate, authorizationId),
  };
}

/** Empty, the client leaves it to the certificate who it is. */
function choose(addresses: readonly BareAddress[], authorizationId: string): BareAddress | Refusal {
  const [only, ...more] = addresses;
  if (only === undefined) return nobody;
  if (authorizationId === '') return more.length === 0 ? only : several;
  const wanted = bareJid(authorizationId);
  return wanted !== undefined && addresses.includes(wanted) ? wanted : notAnother;
}
