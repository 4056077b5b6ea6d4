import type { Fault } from '#renderer/store/facts.ts';
import { Icon } from './icons.tsx';
import { tameSentence } from './plain-text.ts';
import { strings } from './strings.ts';
import { useInSight } from './use-in-sight.ts';

/** Loud, and without a way to go on all the same: either of the two servers is not who it says. */
export function CertificateChanged({ fault }: { readonly fault: Fault }) {
  const place = useInSight<HTMLDivElement>();
  return (
    <div ref={place} className="refusal" role="alert">
      <h2>
        <Icon name="warning" />
        {strings.certificate.title}
      </h2>
      <p>{tameSentence(fault.text)}</p>
      <p>{strings.certificate.advice}</p>
    </div>
  );
}
