import { useId } from 'react';
import { strings } from './strings.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Who reads it. */
  readonly hint?: string;
}

/** A word with what one asks for, of at most 256 characters; nobody has to say one. */
export function WordLine({ label, value, onChange, hint }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} <span className="optional">{strings.roomForm.optional}</span>
      </label>
      <input
        id={id}
        className="input"
        dir="auto"
        autoComplete="off"
        maxLength={256}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        value={value}
        // biome-ignore lint/a11y/noAutofocus: it appeared because somebody wants to write here
        autoFocus
        onChange={(event) => onChange(event.target.value)}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
