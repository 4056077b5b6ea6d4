interface Props {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'text' | 'password';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete?: string;
  readonly optional?: boolean;
  /** Takes the focus when it appears. */
  readonly first?: boolean;
}

export function Field(props: Props) {
  const { name, label, hint, type = 'text', value, onChange, autoComplete, optional, first } = props;
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <input
        id={name}
        className="input"
        type={type}
        value={value}
        autoComplete={autoComplete ?? 'off'}
        autoCapitalize="none"
        spellCheck={false}
        required={!optional}
        // biome-ignore lint/a11y/noAutofocus: the person has just chosen to come to this form
        autoFocus={first ?? false}
        aria-describedby={hint ? `${name}-hint` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
