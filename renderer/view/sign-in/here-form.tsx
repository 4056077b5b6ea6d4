import { useState } from 'react';
import { useApp } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';

/** The built-in server: only a name is asked. */
export function HereForm() {
  const { ask } = useApp();
  const { busy, fault, run } = useSubmit();
  const [name, setName] = useState('');
  const displayName = name.trim();
  return (
    <form
      className="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (displayName !== '') void run(() => ask('account.startHere', { displayName }));
      }}
    >
      <div className="field">
        <label htmlFor="display-name">{strings.signIn.displayName}</label>
        <input
          id="display-name"
          className="input"
          value={name}
          maxLength={256}
          autoComplete="name"
          // biome-ignore lint/a11y/noAutofocus: the person has just chosen to come here, and this is the one field
          autoFocus
          required
          aria-describedby="display-name-hint"
          onChange={(event) => setName(event.target.value)}
        />
        <p className="hint" id="display-name-hint">
          {strings.signIn.displayNameHint}
        </p>
      </div>
      <FaultNote fault={fault} />
      <button type="submit" className="button primary" aria-disabled={busy}>
        {busy ? strings.signIn.starting : strings.signIn.start}
      </button>
    </form>
  );
}
