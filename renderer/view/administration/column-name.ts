import { strings } from '../strings.ts';

/** What a column of a table is called: as we call it, else as the server does. */
export function columnName(name: string, label: string): string {
  const known: Readonly<Record<string, string>> = strings.administration.columns;
  return label !== name ? label : (known[name] ?? label);
}
