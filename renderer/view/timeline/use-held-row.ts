import type { VirtualItem, Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Row } from './rows.ts';

type List = Virtualizer<HTMLDivElement, Element>;

/**
 * Which row stays where it is when rows change: the one at the upper edge, where the page stands now and not where
 * its last event said; but while a gap is in sight the message below it, so that what fills the gap goes up and away
 * from whoever reads below it. Answers whether a row grows and shrinks upwards, as that message does, once, when its
 * gap goes.
 */
export function useHeldRow(
  scroller: RefObject<HTMLDivElement | null>,
  list: List,
  rows: readonly Row[],
): (row: VirtualItem['key']) => boolean {
  const shown = useRef(rows);
  const held = useRef(new Set<VirtualItem['key']>());
  const atOffset = useRef(list.getVirtualItemForOffset);
  useLayoutEffect(() => {
    shown.current = rows;
  });
  // The list asks for the item that it holds before it takes over other rows.
  list.getVirtualItemForOffset = (offset) => {
    const edge = scroller.current?.scrollTop ?? offset;
    list.scrollOffset = edge;
    const below = itemBelowGap(list, shown.current, edge);
    if (below) held.current.add(below.key);
    return below ?? atOffset.current(edge);
  };
  return (row) => held.current.delete(row);
}

function itemBelowGap(list: List, rows: readonly Row[], top: number): VirtualItem | undefined {
  const bottom = top + (list.scrollRect?.height ?? 0);
  return list.getVirtualItems().find(({ index, start }) => {
    const row = rows[index];
    return row?.kind === 'message' && row.message.gapBefore && start >= top && start < bottom;
  });
}
