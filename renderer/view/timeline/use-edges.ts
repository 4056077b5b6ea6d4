import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect } from 'react';
import { useApp } from '../app-context.ts';
import type { Row } from './rows.ts';

/** Pixels from an edge at which the next page is asked for, long before it is reached. */
const ahead = 1500;

interface ListState {
  readonly nearEnd: number;
  readonly held: boolean;
  readonly settled: boolean;
}

/** Asks for more near an edge, and knows whether the newest is in sight. */
export function useEdges(
  scroller: RefObject<HTMLDivElement | null>,
  list: Virtualizer<HTMLDivElement, Element>,
  rows: readonly Row[],
  { nearEnd, held, settled }: ListState,
): void {
  const { timeline } = useApp();
  const look = useCallback((): void => {
    // What the list knows already: asking the page would make it draw itself in the midst of a scroll.
    const top = list.scrollOffset ?? 0;
    const below = list.getTotalSize() - top - (list.scrollRect?.height ?? 0);
    if (settled && top < ahead) void timeline.loadOlder();
    if (settled && below < ahead) void timeline.loadNewer();
    timeline.setAtEnd(below <= nearEnd && timeline.state.getState().reachedEnd);
  }, [list, timeline, nearEnd, settled]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew whenever the rows change, or one of them its height
  useEffect(() => {
    const frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [look, rows, held]);
  // Added after the list's own listener, so that the list knows where it is before a page is asked for.
  useEffect(() => {
    const element = scroller.current;
    element?.addEventListener('scroll', look, { passive: true });
    return () => element?.removeEventListener('scroll', look);
  }, [look, scroller]);
}
