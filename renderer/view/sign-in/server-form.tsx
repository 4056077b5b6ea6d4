import { useState } from 'react';
import { useApp } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';
import { Field } from './field.tsx';

/** These mean that the address alone did not lead to a server: its own address may be asked for. */
const notFound: readonly string[] = ['ProvisioningFailed', 'HostNotFound', 'ConnectionRefused'];

/** An account on a server; its address is asked for only where it cannot be found. */
export function ServerForm() {
  const { ask } = useApp();
  const { busy, fault, run } = useSubmit();
  const [address, setAddress] = useState('');
  const [password, setPassword] = useState('');
  const [webSocket, setWebSocket] = useState('');
  const [unfolded, setUnfolded] = useState(false);
  const open = unfolded || (fault !== undefined && notFound.includes(fault.code));
  const submit = (): Promise<void> =>
    run(async () => {
      const who = { address: address.trim(), password };
      const where = webSocket.trim();
      await ask('account.signIn', open && where !== '' ? { ...who, webSocket: where } : who);
    });
  return (
    <form
      className="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field
        name="address"
        label={strings.signIn.address}
        hint={strings.signIn.addressHint}
        value={address}
        onChange={setAddress}
        autoComplete="username"
        first
      />
      <Field
        name="password"
        type="password"
        label={strings.signIn.password}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      <details open={open} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
        <summary>{strings.signIn.more}</summary>
        <Field
          name="web-socket"
          label={strings.signIn.webSocket}
          hint={strings.signIn.webSocketHint}
          value={webSocket}
          onChange={setWebSocket}
          optional
        />
      </details>
      <FaultNote fault={fault} />
      <button type="submit" className="button primary" aria-disabled={busy}>
        {busy ? strings.signIn.submitting : strings.signIn.submit}
      </button>
    </form>
  );
}
