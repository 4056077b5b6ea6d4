import { useState } from 'react';
import { useApp } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';
import { Field } from './field.tsx';

/** The built-in server: only a name is asked. */
export function HereForm() {
  const { entry } = useApp();
  const { busy, fault, run } = useSubmit();
  const [name, setName] = useState('');
  const displayName = name.trim();
  return (
    <form
      className="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (displayName !== '') void run(() => entry.enter('account.startHere', { displayName }));
      }}
    >
      <Field
        name="display-name"
        label={strings.signIn.displayName}
        hint={strings.signIn.displayNameHint}
        value={name}
        onChange={setName}
        maxLength={256}
        autoComplete="name"
        dir="auto"
        first
      />
      <FaultNote fault={fault} />
      <button type="submit" className="button primary" aria-disabled={busy}>
        {busy ? strings.signIn.starting : strings.signIn.start}
      </button>
    </form>
  );
}
