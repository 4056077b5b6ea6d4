import type { Person } from '#renderer/store/talkers.ts';
import { type Emoji, emoji } from './emoji.ts';

/** What somebody is about to write, that may be completed: from `from` up to the caret. */
export interface Begun {
  readonly kind: 'person' | 'emoji';
  readonly from: number;
  readonly query: string;
}

export interface Suggestion {
  readonly key: string;
  readonly label: string;
  /** Shown before the label. */
  readonly sign?: string;
  readonly insert: string;
  /** Whom it names. */
  readonly person?: Person;
}

const longest = 40;
const most = 8;
const person = /(?:^|[\s([{"“])@([^\s@][^\n@]*)?$/u;
const symbol = /(?:^|[\s([{"“]):(\p{L}[\p{L} ]*)$/u;

/** Undefined where nothing is begun right before the caret. */
export function begunAt(text: string, caret: number): Begun | undefined {
  const before = text.slice(Math.max(0, caret - longest - 2), caret);
  const called = person.exec(before);
  if (called) return begun('person', called[1] ?? '', caret);
  const named = symbol.exec(before)?.[1];
  // One letter is more often the end of an emoticon than the beginning of a name.
  return named !== undefined && named.length > 1 ? begun('emoji', named, caret) : undefined;
}

function begun(kind: Begun['kind'], query: string, caret: number): Begun {
  return { kind, query, from: caret - query.length - 1 };
}

/** The best first; nothing where nothing fits, so that writing goes on undisturbed. */
export function suggestionsFor({ kind, query }: Begun, people: Iterable<Person>): readonly Suggestion[] {
  const wanted = fold(query);
  if (kind === 'emoji') return best(emoji, ({ name }) => name, wanted).map(emojiSuggestion);
  return best([...people], ({ name }) => name, wanted).map((one) => ({
    key: one.id,
    label: one.name,
    insert: `@${one.name} `,
    person: one,
  }));
}

function emojiSuggestion({ name, shown, insert }: Emoji): Suggestion {
  return { key: name, label: name, sign: shown, insert: `${insert} ` };
}

function best<T>(all: readonly T[], nameOf: (one: T) => string, wanted: string): readonly T[] {
  return all
    .map((one) => ({ one, name: fold(nameOf(one)) }))
    .map(({ one, name }) => ({ one, name, rank: rankOf(name, wanted) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.name.localeCompare(b.name))
    .slice(0, most)
    .map(({ one }) => one);
}

/** A name that begins so goes before one of which a later word does. */
function rankOf(name: string, wanted: string): number {
  if (name.startsWith(wanted)) return 2;
  return name.includes(` ${wanted}`) ? 1 : 0;
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
