import { usageFault } from './usage.ts';
import type { Given } from './verb.ts';

/** The only word that was given. */
export function only({ words }: Given, what: string): string {
  const [word, ...more] = words;
  if (word === undefined || more.length > 0) throw usageFault(`Give one ${what}.`);
  return word;
}

/** What stands between commas. */
export function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
