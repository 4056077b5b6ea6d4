import type { CommandResult } from '#electron/chat/commands.ts';
import type { Form } from '#electron/stanza/0004-form.ts';
import { table } from './table.ts';
import type { Outcome } from './verb.ts';

/** What a command came to: its table, or its fields, and what it says. */
export function show({ form, notes }: CommandResult): Outcome {
  const said = notes.map(({ text }) => text).join('\n');
  const isEmpty = form?.reported !== undefined && (form.items ?? []).length === 0;
  return {
    lines: form && !isEmpty ? linesOf(form) : [],
    note: said || (isEmpty ? 'There is none.' : 'Done.'),
  };
}

function linesOf(form: Form): readonly string[] {
  if (form.reported) {
    const names = form.reported.map(({ name }) => name);
    const rows = (form.items ?? []).map((row) =>
      names.map((name) => row.find((cell) => cell.name === name)?.values.join(',') ?? ''),
    );
    return table(
      names.map((name) => name.toUpperCase()),
      rows,
    );
  }
  const fields = form.fields.filter(({ type, name }) => name !== 'FORM_TYPE' && type !== 'fixed');
  return fields.map(({ name, values }) => `${name}: ${values.join(', ')}`);
}
