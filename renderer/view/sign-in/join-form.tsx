import type { InvitationFacts } from '#renderer/store/facts.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { Field } from './field.tsx';
import { InvitationCard } from './invitation-card.tsx';
import { leastPassword, passwordProblem } from './join-rules.ts';
import { PasswordField } from './password-field.tsx';
import { isGrave, Refusal } from './refusal.tsx';
import { type Join, useJoin } from './use-join.ts';

interface Props {
  readonly link: string;
  readonly invitation: InvitationFacts;
  readonly onAnother: () => void;
}

/** Who one will be on the server of the invitation. */
export function JoinForm({ link, invitation, onAnother }: Props) {
  const join = useJoin(link);
  const { busy, fault, submit } = join;
  const over = fault?.code === 'InvitationInvalid';
  return (
    <form
      className="sign-in-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <InvitationCard invitation={invitation} />
      <JoinFields join={join} domain={invitation.domain} />
      <Refusal fault={fault} domain={invitation.domain} />
      <button
        type="submit"
        className={over || isGrave(fault) ? 'button' : 'button primary'}
        aria-disabled={busy}
      >
        {busy ? strings.join.submitting : strings.join.submit}
      </button>
      {(over || isGrave(fault)) && (
        <button type="button" className="button primary" onClick={onAnother}>
          {strings.join.another}
        </button>
      )}
    </form>
  );
}

function JoinFields({ join, domain }: { readonly join: Join; readonly domain: string }) {
  const { displayName, name, password, wrong } = join;
  const address = `${name.trim().toLowerCase()}@${domain}`;
  return (
    <>
      <Field
        name="display-name"
        label={strings.signIn.displayName}
        hint={strings.signIn.displayNameHint}
        value={displayName}
        onChange={join.setDisplayName}
        maxLength={256}
        autoComplete="name"
        dir="auto"
        first
      />
      <Field
        name="user-name"
        label={strings.join.name}
        hint={name === '' ? undefined : strings.join.nameHint(tameName(address))}
        wrong={wrong.name}
        value={name}
        onChange={join.setName}
        onLeave={() => name !== '' && join.leave('name')}
        autoComplete="username"
      />
      <PasswordField
        name="new-password"
        label={strings.join.password}
        hint={password === '' ? strings.join.passwordHint(leastPassword) : passwordProblem(password)}
        wrong={wrong.password}
        value={password}
        onChange={join.setPassword}
        onLeave={() => password !== '' && join.leave('password')}
        maxLength={1000}
        autoComplete="new-password"
      />
    </>
  );
}
