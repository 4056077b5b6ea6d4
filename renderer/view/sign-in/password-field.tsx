import { type ComponentProps, useState } from 'react';
import { Icon } from '../icons.tsx';
import { strings } from '../strings.ts';
import { Field } from './field.tsx';

/** A password, which whoever types it may look at. */
export function PasswordField(props: Omit<ComponentProps<typeof Field>, 'type' | 'end'>) {
  const [shown, setShown] = useState(false);
  const word = shown ? strings.signIn.hidePassword : strings.signIn.showPassword;
  return (
    <Field
      {...props}
      type={shown ? 'text' : 'password'}
      dir="ltr"
      end={
        <button
          type="button"
          className="icon-button"
          aria-label={word}
          title={word}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon name={shown ? 'hidden' : 'shown'} />
        </button>
      }
    />
  );
}
