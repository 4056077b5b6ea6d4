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
  const form = useRef<HTMLFormElement>(null);
  const open = unfolded || (fault !== undefined && notFound.includes(fault.code));
  const wanted: Typed = open ? typed : { ...typed, webSocket: '' };
  const domain = typed.address.trim().replace(/^.*@/s, '');
  const submit = (consent?: Consent): void => {
    if (form.current?.reportValidity()) signIn(wanted, consent);
  };
  // Single sign-on asks for no password: only the address has to be there.
  const continueElsewhere = (): void => {
    if (form.current?.querySelector('input')?.reportValidity()) signOn(wanted);
  };
  if (doing === 'signing on') return <SignOnWaiting domain={domain} onCancel={cancelSignOn} />;
  return (
    <form
      ref={form}
      className="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <ServerFields
        typed={typed}
        onChange={setTyped}
        fixed={again !== undefined}
        open={open}
        onOpen={setUnfolded}
      />
      <Refusal fault={fault} domain={domain} onConsent={submit} />
      <button
        type="submit"
        className={isGrave(fault) ? 'button' : 'button primary'}
        aria-disabled={doing !== 'nothing'}
      >
        {doing === 'signing in' ? strings.signIn.submitting : strings.signIn.submit}
      </button>
      <p className="or">{strings.signIn.or}</p>
      <button
        type="button"
        className="button"
        aria-disabled={doing !== 'nothing'}
        onClick={continueElsewhere}
      >
        {strings.signIn.signOn}
      </button>
    </form>
  );
}
