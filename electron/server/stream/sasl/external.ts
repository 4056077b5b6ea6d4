import { bareJid } from '#electron/stanza/jid.ts';
import { namesInCertificate } from './certificate-names.ts';
import { type Mechanism, notAnother, signedIn } from './mechanism.ts';

const nobody = {
  refused: 'not-authorized',
  text: 'The certificate names no account of this server.',
} as const;
const several = {
  refused: 'invalid-authzid',
  text: 'The certificate names several accounts: say which.',
} as const;

/** The client's certificate, which TLS has checked already (RFC 6120, 6.3.4 and 13.7; XEP-0178). */
export function external(domain: string): Mechanism {
  return {
    name: 'EXTERNAL',
    offeredTo: ({ clientCertificate }) => clientCertificate !== undefined,
    begin:
      ({ clientCertificate }) =>
      (authorizationId) => {
        const addresses = clientCertificate ? namesInCertificate(clientCertificate, domain) : [];
        const wanted = authorizationId === '' ? undefined : bareJid(authorizationId);
        const [only, ...more] = addresses;
        if (only === undefined) return nobody;
        if (authorizationId !== '' && (wanted === undefined || !addresses.includes(wanted)))
          return notAnother;
        if (wanted === undefined && more.length > 0) return several;
        const address = wanted ?? only;
        const name = address.slice(0, address.lastIndexOf('@'));
        return { name, prove: () => signedIn({ name, by: 'certificate' }) };
      },
  };
}
