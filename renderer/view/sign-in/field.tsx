import type { InputHTMLAttributes, ReactNode } from 'react';

type InputProps = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'autoComplete' | 'readOnly' | 'maxLength' | 'spellCheck' | 'dir' | 'onPaste'
>;

interface Props extends InputProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is not right with the value, in place of the hint. */
  readonly wrong?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onLeave?: () => void;
  readonly optional?: boolean;
  /** Takes the focus when it appears. */
  readonly first?: boolean;
  /** Stands at the end of the line, inside of the field. */
  readonly end?: ReactNode;
}

export function Field(props: Props) {
  const { name, label, hint, wrong, value, onChange, onLeave, optional, first, end, ...input } = props;
  const note = wrong ?? hint;
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <div className={end ? 'input-with-end' : undefined} dir={end ? input.dir : undefined}>
        <input
          {...input}
          id={name}
          className="input"
          value={value}
          autoComplete={input.autoComplete ?? 'off'}
          autoCapitalize="none"
          spellCheck={input.spellCheck ?? false}
          required={!optional}
          // biome-ignore lint/a11y/noAutofocus: the person has just chosen to come to this form
          autoFocus={first ?? false}
          aria-invalid={wrong !== undefined}
          aria-describedby={note === undefined ? undefined : `${name}-note`}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onLeave}
        />
        {end}
      </div>
      {note !== undefined && (
        <p className={wrong === undefined ? 'hint' : 'hint wrong'} id={`${name}-note`} aria-live="polite">
          {note}
        </p>
      )}
    </div>
  );
}
