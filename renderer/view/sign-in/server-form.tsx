import { useRef, useState } from 'react';
import type { SignInAgain } from '#renderer/store/entry.ts';
import { strings } from '../strings.ts';
import type { Consent } from './consent.tsx';
import { isGrave, Refusal } from './refusal.tsx';
import { ServerFields } from './server-fields.tsx';
import { SignOnWaiting } from './sign-on-waiting.tsx';
import { type Typed, useServerSignIn } from './use-server-sign-in.ts';

/** These mean that the address alone did not lead to a server: its own address may be asked for. */
const notFound: readonly string[] = ['ProvisioningFailed', 'HostNotFound', 'ConnectionRefused', 'NotXmpp'];

/** An account on a server; the server's address is asked for only where it cannot be found. */
export function ServerForm({ again }: { readonly again?: SignInAgain | undefined }) {
  const { doing, fault, signIn, signOn, cancelSignOn } = useServerSignIn();
  const [typed, setTyped] = useState<Typed>({ address: again?.address ?? '', password: '', webSocket: '' });
  const [unfolded, setUnfolded] = useState(again?.askServer ?? false);
  // Who came by single sign-on has no password, unless they know better.
  const [asksPassword, setAsksPassword] = useState(again?.by !== 'single sign-on');
  const form = useRef<HTMLFormElement>(null);
  const open = unfolded || (fault !== undefined && notFound.includes(fault.code));
  const wanted: Typed = open ? typed : { ...typed, webSocket: '' };
  const domain = typed.address.trim().replace(/^.*@/s, '');
  const byPassword = (consent?: Consent): void => {
    if (form.current?.reportValidity()) signIn(wanted, consent);
  };
  // Single sign-on asks for no password: only the address has to be there.
  const bySignOn = (): void => {
    if (form.current?.querySelector('input')?.reportValidity()) signOn(wanted);
  };
  if (doing === 'signing on') return <SignOnWaiting domain={domain} onCancel={cancelSignOn} />;
  const buttons = { busy: doing !== 'nothing', grave: isGrave(fault), onSignOn: bySignOn };
  return (
    <form
      ref={form}
      className="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (asksPassword) byPassword();
        else bySignOn();
      }}
    >
      <ServerFields
        typed={typed}
        onChange={setTyped}
        fixed={again !== undefined}
        asksPassword={asksPassword}
        open={open}
        onOpen={setUnfolded}
      />
      <Refusal fault={fault} domain={domain} onConsent={byPassword} />
      {asksPassword ? (
        <BothWays {...buttons} signingIn={doing === 'signing in'} />
      ) : (
        <SignOnAlone {...buttons} onPassword={() => setAsksPassword(true)} />
      )}
    </form>
  );
}

interface ButtonsProps {
  readonly busy: boolean;
  readonly grave: boolean;
  readonly onSignOn: () => void;
}

function BothWays({ busy, grave, signingIn, onSignOn }: ButtonsProps & { readonly signingIn: boolean }) {
  return (
    <>
      <button type="submit" className={grave ? 'button' : 'button primary'} aria-disabled={busy}>
        {signingIn ? strings.signIn.submitting : strings.signIn.submit}
      </button>
      <p className="or">{strings.signIn.or}</p>
      <button type="button" className="button" aria-disabled={busy} onClick={onSignOn}>
        {strings.signIn.signOn}
      </button>
    </>
  );
}

function SignOnAlone({ busy, grave, onPassword }: ButtonsProps & { readonly onPassword: () => void }) {
  return (
    <>
      {/* biome-ignore lint/a11y/noAutofocus: the one thing to do, for who has just chosen to come here */}
      <button type="submit" className={grave ? 'button' : 'button primary'} aria-disabled={busy} autoFocus>
        {strings.signIn.signOn}
      </button>
      <button type="button" className="button plain" onClick={onPassword}>
        {strings.signIn.withPassword}
      </button>
    </>
  );
}
