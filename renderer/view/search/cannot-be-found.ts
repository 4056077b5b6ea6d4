import type { SearchState } from '#renderer/store/search.ts';
import { strings } from '../strings.ts';

/** Why nothing can be found by this, here or elsewhere; undefined where something can. */
export function cannotBeFound({ answered, terms }: SearchState): string | undefined {
  if (!answered) return undefined;
  const { text, from, to } = answered;
  if (from !== undefined && to !== undefined && to <= from) return strings.search.wrongDays;
  return text !== '' && terms.length === 0 ? strings.search.noWords : undefined;
}
