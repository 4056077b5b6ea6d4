import type { Fault } from '#renderer/store/facts.ts';
import { CertificateChanged } from '../certificate-changed.tsx';
import { FaultNote } from '../fault-note.tsx';
import { type Consent, ConsentNote, consentFor } from './consent.tsx';

interface Props {
  readonly fault: Fault | undefined;
  readonly domain: string;
  /** Absent where nothing more can be allowed. */
  readonly onConsent?: (consent: Consent) => void;
}

/** Why nobody was let in; where the person may allow more, what that means. */
export function Refusal({ fault, domain, onConsent }: Props) {
  const consent = onConsent && consentFor(fault);
  if (fault?.code === 'CertificateChanged') return <CertificateChanged fault={fault} />;
  if (!consent) return <FaultNote fault={fault} />;
  return <ConsentNote consent={consent} domain={domain} onGive={() => onConsent(consent)} />;
}

/** Trying once more is no longer the thing to do, and must not look like a way past the refusal. */
export function isGrave(fault: Fault | undefined): boolean {
  return fault?.code === 'CertificateChanged' || consentFor(fault) !== undefined;
}
