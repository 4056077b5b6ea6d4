import { Fingerprint } from '../fingerprint.tsx';
import { strings } from '../strings.ts';
import { RenewCertificate } from './renew-certificate.tsx';

/** For two people who want to be sure that they speak of the same server. */
export function ServerFingerprint({ digits }: { readonly digits: string }) {
  return (
    <section className="server-fingerprint" aria-label={strings.sharing.fingerprint}>
      <h3>{strings.sharing.fingerprint}</h3>
      <Fingerprint digits={digits} />
      <p className="hint">{strings.sharing.fingerprintHint}</p>
      <RenewCertificate />
    </section>
  );
}
