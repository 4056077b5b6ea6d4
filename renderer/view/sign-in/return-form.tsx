import { useState } from 'react';
import type { Account, InvitationFacts } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';
import { Field } from './field.tsx';
import { InvitationCard } from './invitation-card.tsx';
import { PasswordField } from './password-field.tsx';
import { isGrave, Refusal } from './refusal.tsx';

interface Props {
  readonly link: string;
  readonly invitation: InvitationFacts;
  readonly account: Account;
  readonly onNew: () => void;
}

/** Whoever has an account there already: the link tells where the server is now, and by which certificate. */
export function ReturnForm({ link, invitation, account: { address }, onNew }: Props) {
  const { entry } = useApp();
  const { busy, fault, run } = useSubmit();
  const [password, setPassword] = useState('');
  return (
    <form
      className="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => entry.enter('account.signIn', { address, password, link }));
      }}
    >
      <InvitationCard invitation={invitation} />
      <Field
        name="address"
        label={strings.join.youThere}
        value={address}
        onChange={() => undefined}
        autoComplete="username"
        readOnly
      />
      <PasswordField
        name="password"
        label={strings.signIn.password}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        first
      />
      <Refusal fault={fault} domain={invitation.domain} />
      <button type="submit" className={isGrave(fault) ? 'button' : 'button primary'} aria-disabled={busy}>
        {busy ? strings.signIn.submitting : strings.signIn.submit}
      </button>
      <button type="button" className="button plain" onClick={onNew}>
        {strings.join.asNew}
      </button>
    </form>
  );
}
