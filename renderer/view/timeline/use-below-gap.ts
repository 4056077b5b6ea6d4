import type { VirtualItem, Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';
import type { Row } from './rows.ts';

type List = Virtualizer<HTMLDivElement, Element>;

/**
 * While a gap is in sight, the list holds the message below it when rows change, not the one at the upper edge: what
 * fills the gap then goes up and away from whoever reads below it. Answers whether a row grows and shrinks upwards,
 * as that message does, once, when its gap goes.
 */
export function useBelowGap(list: List, rows: readonly Row[]): (row: VirtualItem['key']) => boolean {
  const shown = useRef(rows);
  const held = useRef(new Set<VirtualItem['key']>());
  const atEdge = useRef(list.getVirtualItemForOffset);
  useLayoutEffect(() => {
    shown.current = rows;
  });
  // The list asks for the item that it holds before it takes over other rows.
  list.getVirtualItemForOffset = (offset) => {
    const below = itemBelowGap(list, shown.current);
    if (below) held.current.add(below.key);
    return below ?? atEdge.current(offset);
  };
  return (row) => held.current.delete(row);
}

function itemBelowGap(list: List, rows: readonly Row[]): VirtualItem | undefined {
  const top = list.scrollOffset ?? 0;
  const bottom = top + (list.scrollRect?.height ?? 0);
  return list.getVirtualItems().find(({ index, start }) => {
    const row = rows[index];
    return row?.kind === 'message' && row.message.gapBefore && start >= top && start < bottom;
  });
}
