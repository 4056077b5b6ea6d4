import type { CommandField, CommandFieldType, CommandForm, CommandOutcome } from '#electron/model/command.ts';
import type { Form, FormField } from '#electron/stanza/0004-form.ts';

/** A form of a service as the window draws it (XEP-0004, 3.2). */
export function commandForm({ title = '', instructions = '', fields }: Form): CommandForm {
  return { title, instructions, fields: fields.flatMap(commandField) };
}

/** What a command answered at its end: sentences, facts, and a table (XEP-0004, 3.4). */
export function commandOutcome(
  notes: readonly { readonly text: string }[],
  form: Form | undefined,
): CommandOutcome {
  const facts = (form?.fields ?? []).filter(({ type, name }) => type !== 'hidden' && name !== 'FORM_TYPE');
  return {
    notes: notes.map(({ text }) => text),
    facts: facts.map(({ name, label = name, values }) => ({ label, values })),
    columns: (form?.reported ?? []).map(({ name, label = name }) => ({ name, label })),
    rows: (form?.items ?? []).map((row) => Object.fromEntries(row.map(({ name, values }) => [name, values]))),
  };
}

/** XEP-0004, 3.3: a field without a type is a line of text. */
function commandField(field: FormField): readonly CommandField[] {
  const { name, type = 'text-single', label = name, required = false, values, options = [] } = field;
  if (type === 'hidden' || name === 'FORM_TYPE') return [];
  return [
    {
      ...{ name, label, required },
      type: type satisfies CommandFieldType,
      values: type === 'boolean' ? [isYes(values[0]) ? '1' : '0'] : values,
      options: options.map(({ value, label: shown = value }) => ({ value, label: shown })),
    },
  ];
}

/** XEP-0004, 3.3. */
function isYes(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
