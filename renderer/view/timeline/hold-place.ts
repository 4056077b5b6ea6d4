import type { VirtualItem, Virtualizer } from '@tanstack/react-virtual';

type List = Virtualizer<HTMLDivElement, Element>;

/**
 * Whether the list scrolls by what a row's height differs from its estimate, so that what is read stays where it
 * is. A row that is new to the screen while one scrolls up stands above what was there before, even where that is
 * further down than the upper edge: the rule of the library looks at the edge only. `settled`: somebody scrolls, and
 * not the list itself to the place of a visit.
 */
export function holdPlace({ key, start, end }: VirtualItem, list: List, settled: boolean): boolean {
  const edge = list.scrollOffset ?? 0;
  const up = settled && list.scrollDirection === 'backward';
  if (!list.itemSizeCache.has(key)) return up || start < edge;
  return end <= edge && !up;
}
