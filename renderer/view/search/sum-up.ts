import type { RoomCoverage } from '#renderer/store/facts.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';

/** In one sentence what was searched, and the rooms that were not searched to their first message. */
export function sumUp(
  coverage: readonly RoomCoverage[],
  day: (at: number) => string,
): { readonly partial: readonly RoomCoverage[]; readonly sentence: string } {
  const partial = coverage.filter(({ complete }) => !complete);
  return { partial, sentence: sentenceOf(coverage, partial, day) };
}

function sentenceOf(
  coverage: readonly RoomCoverage[],
  partial: readonly RoomCoverage[],
  day: (at: number) => string,
): string {
  const { search } = strings;
  const [only] = coverage;
  if (!only) return search.scope;
  if (coverage.length > 1) return search.covered(coverage.length - partial.length, partial.length);
  const name = tameName(only.name);
  if (only.complete) return search.allOf(name);
  return only.since === undefined ? search.noneOf(name) : search.partOf(name, day(only.since));
}
