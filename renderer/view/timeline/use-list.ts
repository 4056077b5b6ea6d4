import { type ReactVirtualizerOptions, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { measureRow } from './measure-row.ts';

type List = Virtualizer<HTMLDivElement, Element>;
type Options = Omit<
  ReactVirtualizerOptions<HTMLDivElement, Element>,
  'scrollToFn' | 'observeElementRect' | 'observeElementOffset' | 'measureElement'
>;

/**
 * The virtual list. What is added to its end while that is in sight is drawn in one go: the library would draw once for
 * the new rows, at the old place, and once more when the browser tells that it has scrolled.
 */
export function useList(options: Options) {
  const before = useRef<List>(undefined);
  const follows = before.current !== undefined && willFollow(before.current, options);
  const list = useVirtualizer({ ...options, measureElement: follows ? awaitHeight : measureRow });
  before.current = list;
  if (follows) list.scrollOffset = Math.max(list.getTotalSize() - (list.scrollRect?.height ?? 0), 0);
  return list;
}

/** As the library decides it. */
function willFollow(list: List, { followOnAppend, count, getItemKey }: Options): boolean {
  const { count: counted, scrollEndThreshold } = list.options;
  if (followOnAppend !== true || counted === 0 || count <= counted) return false;
  return getItemKey?.(count - 1) !== list.options.getItemKey(counted - 1) && list.isAtEnd(scrollEndThreshold);
}

/**
 * Takes rows at the end for as high as they were guessed until the browser tells, which it does before it draws them:
 * asking at once would make it lay out everything once more.
 */
const awaitHeight: typeof measureRow = (element, entry, list) =>
  entry ? measureRow(element, entry, list) : guessed(list, list.indexFromElement(element));

function guessed(list: List, index: number): number {
  const { getItemKey, estimateSize } = list.options;
  return list.itemSizeCache.get(getItemKey(index)) ?? estimateSize(index);
}
