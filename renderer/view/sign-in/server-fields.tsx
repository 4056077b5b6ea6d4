import { useState } from 'react';
import { strings } from '../strings.ts';
import { Field } from './field.tsx';
import { PasswordField } from './password-field.tsx';
import type { Typed } from './use-server-sign-in.ts';

interface Props {
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
  /** Whose password is asked for is known already. */
  readonly fixed: boolean;
  readonly asksPassword: boolean;
  /** The server's own address is asked for, too. */
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

export function ServerFields({ typed, onChange, fixed, asksPassword, open, onOpen }: Props) {
  const [left, setLeft] = useState(false);
  return (
    <>
      <Field
        name="address"
        label={strings.signIn.address}
        hint={fixed ? undefined : strings.signIn.addressHint}
        wrong={left && !isAddress(typed.address) ? strings.signIn.addressWrong : undefined}
        onLeave={() => setLeft(typed.address !== '')}
        value={typed.address}
        onChange={(address) => onChange({ ...typed, address })}
        readOnly={fixed}
        autoComplete="username"
        first={!fixed}
      />
      {asksPassword && (
        <PasswordField
          name="password"
          label={strings.signIn.password}
          value={typed.password}
          onChange={(password) => onChange({ ...typed, password })}
          autoComplete="current-password"
          first={fixed}
        />
      )}
      <details open={open} onToggle={(event) => onOpen(event.currentTarget.open)}>
        <summary>{strings.signIn.more}</summary>
        <Field
          name="web-socket"
          label={strings.signIn.webSocket}
          hint={strings.signIn.webSocketHint}
          value={typed.webSocket}
          onChange={(webSocket) => onChange({ ...typed, webSocket })}
          dir="ltr"
          optional
        />
      </details>
    </>
  );
}

function isAddress(text: string): boolean {
  return /^[^@\s]+@[^@\s]+$/.test(text.trim());
}
