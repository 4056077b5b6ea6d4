import type { Person } from '../person.ts';
import type { Mention } from './message-part.ts';

/** People by how they are called after an `@`. */
export interface Called {
  /** By the first word of a name in lower case: the names that begin so, the longest first. */
  readonly byFirstWord: ReadonlyMap<string, readonly { readonly name: string; readonly person: Person }[]>;
}

/** To be made once for many texts. */
export function calledPeople(people: Iterable<Person>): Called {
  const all = [...people].map((person) => ({ name: lettersOf(person.name.trim()), person }));
  const named = all.filter(({ name }) => name !== '').sort((a, b) => b.name.length - a.name.length);
  return { byFirstWord: Map.groupBy(named, ({ name }) => firstWord(name)) };
}

const call = /(?<![\p{L}\p{N}_])@/gu;
const wordLetter = /[\p{L}\p{N}_]/u;

/** Where a text calls somebody by an `@` and their whole name, in any case. */
export function findCalled(text: string, { byFirstWord }: Called): readonly Mention[] {
  if (byFirstWord.size === 0 || !text.includes('@')) return [];
  const letters = lettersOf(text);
  // Some letters have more than one small one; then places in the one are none in the other.
  if (letters.length !== text.length) return [];
  return [...letters.matchAll(call)].flatMap(({ index }) => {
    const begins = index + 1;
    const named = byFirstWord.get(firstWord(letters.slice(begins, begins + 256)));
    const found = named?.find(({ name }) => isWhole(letters, name, begins));
    if (!found) return [];
    return [{ begin: index, end: begins + found.name.length, address: found.person.id }];
  });
}

function isWhole(text: string, name: string, at: number): boolean {
  return text.startsWith(name, at) && !wordLetter.test(text.charAt(at + name.length));
}

function firstWord(text: string): string {
  return /^[\p{L}\p{M}\p{N}_]+/u.exec(text)?.[0] ?? text.charAt(0);
}

function lettersOf(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
