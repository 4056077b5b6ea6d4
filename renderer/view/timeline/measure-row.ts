import type { Virtualizer } from '@tanstack/react-virtual';

/**
 * A row's height in whole pixels. The same number whether the browser tells it or is asked: `offsetHeight` rounds
 * by where the row stands, and a pixel of difference would move everything below.
 */
export function measureRow(
  element: Element,
  entry: ResizeObserverEntry | undefined,
  list: Virtualizer<HTMLDivElement, Element>,
): number {
  const told = entry?.borderBoxSize[0]?.blockSize;
  if (told !== undefined) return Math.ceil(told);
  const known = list.itemSizeCache.get(list.options.getItemKey(list.indexFromElement(element)));
  return known ?? heights.get(element) ?? measureAll(element);
}

/** As they were when each came into the page: whatever changes one later is told by the browser. */
const heights = new WeakMap<Element, number>();

/**
 * Measures all that came into the page with this one: the list moves a row as soon as it knows its height, and the
 * browser would lay out everything anew for the next.
 */
function measureAll(element: Element): number {
  for (const row of element.parentElement?.querySelectorAll(':scope > [data-index]') ?? [])
    if (!heights.has(row)) heights.set(row, heightOf(row));
  return heights.get(element) ?? heightOf(element);
}

function heightOf(row: Element): number {
  return Math.ceil(row.getBoundingClientRect().height);
}
