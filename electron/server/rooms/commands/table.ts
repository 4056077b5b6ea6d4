import type { Form } from '#electron/stanza/0004-form.ts';

/** A result of rows, all with the same columns (XEP-0004, 3.4). */
export function table(rows: readonly Readonly<Record<string, string>>[]): Form {
  const columns = Object.keys(rows[0] ?? {});
  return {
    type: 'result',
    fields: [],
    reported: columns.map((name) => ({ name, label: name, values: [] })),
    items: rows.map((row) => columns.map((name) => ({ name, values: [row[name] ?? ''] }))),
  };
}
