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
  return known ?? Math.ceil(element.getBoundingClientRect().height);
}
