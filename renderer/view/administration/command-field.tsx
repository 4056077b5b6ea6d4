import { useId } from 'react';
import type { CommandField } from '#renderer/store/facts.ts';
import { tame } from '../plain-text.ts';
import { strings } from '../strings.ts';

interface Props {
  readonly field: CommandField;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  /** What it has now was not told: left empty it stays as it is. */
  readonly kept: boolean;
}

/** A field of a form as the service describes it (XEP-0004, 3.3). */
export function CommandFieldView({ field, values, onChange, kept }: Props) {
  const { type, label, required } = field;
  const id = useId();
  if (type === 'fixed') return <p className="hint">{tame(field.values.join('\n'))}</p>;
  if (type === 'boolean') {
    return (
      <label className="option">
        <input
          type="checkbox"
          checked={values[0] === '1'}
          onChange={(event) => onChange([event.target.checked ? '1' : '0'])}
        />
        {tame(label)}
      </label>
    );
  }
  if (type === 'list-multi') return <Several field={field} values={values} onChange={onChange} />;
  return (
    <div className="field">
      <label htmlFor={id}>
        {tame(label)} {!required && <span className="optional">{strings.roomForm.optional}</span>}
      </label>
      <Entry id={id} field={field} values={values} onChange={onChange} kept={kept} />
      {(type === 'jid-multi' || type === 'text-multi') && (
        <p className="hint">{strings.administration.lines}</p>
      )}
    </div>
  );
}

function Entry({ id, field, values, onChange, kept }: Props & { readonly id: string }) {
  const { type, required, options } = field;
  const common = {
    id,
    className: 'input',
    required,
    ...(kept && !required && { placeholder: strings.administration.unchanged }),
  };
  if (type === 'list-single') {
    return (
      <select {...common} value={values[0] ?? ''} onChange={(event) => onChange([event.target.value])}>
        <option value="" />
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {tame(label)}
          </option>
        ))}
      </select>
    );
  }
  if (type === 'jid-multi' || type === 'text-multi') {
    return (
      <textarea
        {...common}
        dir="auto"
        rows={Math.min(8, Math.max(2, values.length + 1))}
        value={values.join('\n')}
        onChange={(event) => onChange(event.target.value.split('\n'))}
      />
    );
  }
  return (
    <input
      {...common}
      dir="auto"
      type={type === 'text-private' ? 'password' : 'text'}
      autoComplete={type === 'text-private' ? 'new-password' : 'off'}
      value={values[0] ?? ''}
      onChange={(event) => onChange([event.target.value])}
    />
  );
}

function Several({ field, values, onChange }: Omit<Props, 'kept'>) {
  const turn = (value: string, on: boolean): void =>
    onChange(on ? [...values, value] : values.filter((each) => each !== value));
  return (
    <fieldset className="field">
      <legend className="label">{tame(field.label)}</legend>
      {field.options.map(({ value, label }) => (
        <label key={value} className="option">
          <input
            type="checkbox"
            checked={values.includes(value)}
            onChange={(event) => turn(value, event.target.checked)}
          />
          {tame(label)}
        </label>
      ))}
    </fieldset>
  );
}
