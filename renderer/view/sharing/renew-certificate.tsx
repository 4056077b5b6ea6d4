import { useState } from 'react';
import { useApp } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';

/** For whoever fears for the server's key. It shuts people out until they have a new link, so it says so first. */
export function RenewCertificate() {
  const { sharing } = useApp();
  const { busy, fault, run } = useSubmit();
  const [step, setStep] = useState<'offered' | 'asked' | 'done'>('offered');
  const renew = (): Promise<void> =>
    run(async () => {
      await sharing.renewCertificate();
      setStep('done');
    });
  if (step === 'offered') {
    return (
      <button type="button" className="button plain" onClick={() => setStep('asked')}>
        {strings.sharing.renew}
      </button>
    );
  }
  if (step === 'done') {
    return (
      <p className="hint" role="status">
        {strings.sharing.renewed}
      </p>
    );
  }
  return (
    <div className="renew-certificate">
      <p>{strings.sharing.renewMeans}</p>
      <FaultNote fault={fault} />
      <p className="renew-buttons">
        <button
          type="button"
          className="button"
          // biome-ignore lint/a11y/noAutofocus: the person has just asked for this, and the harmless answer is at hand
          autoFocus
          onClick={() => setStep('offered')}
        >
          {strings.sharing.keep}
        </button>
        <button type="button" className="button primary" aria-disabled={busy} onClick={() => void renew()}>
          {busy ? strings.sharing.renewing : strings.sharing.renewNow}
        </button>
      </p>
    </div>
  );
}
