import { useState } from 'react';
import { useApp } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';

/** Forgetting cannot be undone, so it takes a second click; signing out can. */
export function SignOut() {
  const { ask, place } = useApp();
  const { busy, fault, run } = useSubmit();
  const [sure, setSure] = useState(false);
  const signOut = (forget: boolean): Promise<void> =>
    run(async () => {
      await ask('account.signOut', { forget });
      place.openDialog(null);
    });
  return (
    <>
      <div className="sign-out">
        <button type="button" className="button" aria-disabled={busy} onClick={() => void signOut(false)}>
          {strings.settings.signOut}
        </button>
        <p className="hint">{strings.settings.signOutMore}</p>
      </div>
      <div className="sign-out">
        <button
          type="button"
          className="button"
          aria-disabled={busy}
          onClick={() => (sure ? void signOut(true) : setSure(true))}
        >
          {sure ? strings.settings.forgetYes : strings.settings.forget}
        </button>
        <p className="hint">{sure ? strings.settings.forgetSure : strings.settings.forgetMore}</p>
      </div>
      <FaultNote fault={fault} />
    </>
  );
}
