import type { BareAddress } from '../ids.ts';
import type { Mention } from './message-part.ts';

/**
 * Whether a text names one of these names, as a word of its own, in any case. A name of one letter counts only
 * after an `@`.
 */
export function mentions(text: string, names: readonly string[]): boolean {
  return patternOf(names)?.test(text.normalize('NFC')) ?? false;
}

/** Where a text names somebody by one of their names, by the rule of `mentions`. */
export function findNames(text: string, names: readonly string[], address: BareAddress): readonly Mention[] {
  const pattern = patternOf(names);
  if (!pattern) return [];
  return [...text.matchAll(new RegExp(pattern, 'giu'))].map(({ 0: name, index }) => ({
    begin: index,
    end: index + name.length,
    address,
  }));
}

let last: { readonly names: string; readonly pattern: RegExp | undefined } | undefined;

/** The names hardly ever change, and every message is tried against them. */
function patternOf(names: readonly string[]): RegExp | undefined {
  const joined = names.join('\n');
  if (last?.names !== joined) last = { names: joined, pattern: buildPattern(names) };
  return last.pattern;
}

function buildPattern(names: readonly string[]): RegExp | undefined {
  const alternatives = names
    .map((name) => name.normalize('NFC').trim())
    .filter((name) => name !== '')
    .map((name) => (name.length === 1 ? `@${literally(name)}` : `@?${literally(name)}`));
  if (alternatives.length === 0) return undefined;
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}_])`, 'iu');
}

function literally(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
