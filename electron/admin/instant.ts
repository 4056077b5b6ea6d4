import { readInstant, writeInstant } from '#electron/stanza/values.ts';
import { usageFault } from './usage.ts';

/** A date, with or without a time, as the wire has it (XEP-0082). A day alone is its beginning or its end, here. */
export function instant(text: string, edge: 'begin' | 'end'): string {
  const time = edge === 'begin' ? '00:00:00' : '23:59:59';
  const read = readInstant(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T${time}` : text);
  if (read === undefined) throw usageFault(`“${text}” is no date, such as 2030-12-31.`);
  return writeInstant(read);
}
